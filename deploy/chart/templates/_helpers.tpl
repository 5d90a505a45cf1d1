{{- define "verzuimspoor.naam" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 50 | trimSuffix "-" -}}
{{- end -}}

{{- define "verzuimspoor.volledigenaam" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 50 | trimSuffix "-" -}}
{{- else if contains (include "verzuimspoor.naam" .) .Release.Name -}}
{{- .Release.Name | trunc 50 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name (include "verzuimspoor.naam" .) | trunc 50 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "verzuimspoor.kiest" -}}
app.kubernetes.io/name: {{ include "verzuimspoor.naam" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "verzuimspoor.labels" -}}
{{ include "verzuimspoor.kiest" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | quote }}
{{- end -}}

{{- define "verzuimspoor.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{- default (include "verzuimspoor.volledigenaam" .) .Values.serviceAccount.name -}}
{{- else -}}
{{- default "default" .Values.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{- define "verzuimspoor.image" -}}
{{- if .Values.image.digest -}}
{{- printf "%s@%s" .Values.image.repository .Values.image.digest -}}
{{- else -}}
{{- printf "%s:%s" .Values.image.repository (default .Chart.AppVersion .Values.image.tag) -}}
{{- end -}}
{{- end -}}

{{/* What every pod is: nobody special, with nothing it does not need. */}}
{{- define "verzuimspoor.pod" -}}
serviceAccountName: {{ include "verzuimspoor.serviceAccountName" . }}
automountServiceAccountToken: false
enableServiceLinks: false
{{- with .Values.imagePullSecrets }}
imagePullSecrets: {{- toYaml . | nindent 2 }}
{{- end }}
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile: {type: RuntimeDefault}
{{- with .Values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with .Values.nodeSelector }}
nodeSelector: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.tolerations }}
tolerations: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.affinity }}
affinity: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.topologySpreadConstraints }}
topologySpreadConstraints: {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{/* What the template of every pod carries, besides what it is part of. */}}
{{- define "verzuimspoor.meta" -}}
labels:
  {{- include "verzuimspoor.labels" .root | nindent 2 }}
  app.kubernetes.io/component: {{ .deel }}
  {{- with .root.Values.podLabels }}{{ toYaml . | nindent 2 }}{{- end }}
{{- with include "verzuimspoor.annotaties" . }}
annotations: {{- . | nindent 2 }}
{{- end }}
{{- end -}}

{{- define "verzuimspoor.container" -}}
image: {{ include "verzuimspoor.image" . | quote }}
imagePullPolicy: {{ .Values.image.pullPolicy }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: {drop: [ALL]}
{{- end -}}

{{- define "verzuimspoor.env" -}}
- name: VERZUIMSPOOR_ROL
  value: dienst
- name: VERZUIMSPOOR_MEESTER
  value: /var/lib/verzuimspoor/verzuimspoor.meester
- name: VERZUIMSPOOR_MEESTERSLEUTEL
  valueFrom:
    secretKeyRef: {name: {{ .Values.existingSecret.name | quote }}, key: {{ .Values.existingSecret.meestersleutel | quote }}}
- name: PGPASSFILE
  value: /run/verzuimspoor/pgpass
- name: PGSSLROOTCERT
  value: /run/verzuimspoor/ca.crt
{{- with .Values.oin }}
- name: VERZUIMSPOOR_OIN
  value: {{ . | quote }}
{{- end }}
{{- with .Values.door }}
- name: VERZUIMSPOOR_DOOR
  value: {{ . | quote }}
{{- end }}
{{- with .Values.profiel }}
- name: VERZUIMSPOOR_PROFIEL
  value: {{ . | quote }}
{{- end }}
{{- if .Values.kafka.enabled }}
- name: VERZUIMSPOOR_KAFKA
  value: {{ .Values.kafka.servers | quote }}
- name: VERZUIMSPOOR_KAFKA_PUBLIEK
  value: {{ .Values.kafka.publiek | quote }}
- name: VERZUIMSPOOR_KAFKA_INTERN
  value: {{ .Values.kafka.intern | quote }}
- name: VERZUIMSPOOR_KAFKA_AANLEVERING
  value: {{ .Values.kafka.aanlevering | quote }}
- name: VERZUIMSPOOR_KAFKA_DATAREF
  value: {{ .Values.kafka.dataref | quote }}
{{- with .Values.kafka.optiesSleutel }}
- name: VERZUIMSPOOR_KAFKA_OPTIES
  valueFrom:
    secretKeyRef: {name: {{ $.Values.existingSecret.name | quote }}, key: {{ . | quote }}}
{{- end }}
{{- end }}
{{- with .Values.logboek.adres }}
- name: VERZUIMSPOOR_LOGBOEK
  value: {{ . | quote }}
{{- end }}
{{- with .Values.logboek.toegangSleutel }}
- name: VERZUIMSPOOR_LOGBOEK_TOEGANG
  valueFrom:
    secretKeyRef: {name: {{ $.Values.existingSecret.name | quote }}, key: {{ . | quote }}}
{{- end }}
{{- if .Values.berichten.enabled }}
- name: VERZUIMSPOOR_BERICHTEN
  value: /run/verzuimspoor/berichten.toml
{{- with .Values.existingSecret.berichtenWachtwoord }}
- name: VERZUIMSPOOR_BERICHTEN_WACHTWOORD
  valueFrom:
    secretKeyRef: {name: {{ $.Values.existingSecret.name | quote }}, key: {{ . | quote }}}
{{- end }}
{{- end }}
{{- with .Values.registerAdres }}
- name: VERZUIMSPOOR_REGISTER_ADRES
  value: {{ . | quote }}
{{- end }}
{{- with .Values.organisatie }}
- name: VERZUIMSPOOR_ORGANISATIE
  value: {{ . | quote }}
{{- end }}
{{- if .Values.tracering.enabled }}
- name: VERZUIMSPOOR_TRACERING
  value: "true"
- name: OTEL_EXPORTER_OTLP_ENDPOINT
  value: {{ .Values.tracering.endpoint | quote }}
{{- end }}
{{- with .Values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* Of what goes on: where it is watched. */}}
{{- define "verzuimspoor.bewaakt" -}}
{{- if .Values.metingen.enabled }}
- name: VERZUIMSPOOR_METINGEN
  value: "0.0.0.0:{{ .Values.metingen.port }}"
{{- end }}
{{- end -}}

{{- define "verzuimspoor.bewaakpoort" -}}
- {name: metingen, containerPort: {{ .Values.metingen.port }}, protocol: TCP}
{{- end -}}

{{- define "verzuimspoor.bewaakprobes" -}}
livenessProbe:
  httpGet: {path: /_healthz/livez, port: metingen}
  initialDelaySeconds: 30
  periodSeconds: 30
  timeoutSeconds: 5
readinessProbe:
  httpGet: {path: /_healthz/readyz, port: metingen}
  periodSeconds: 10
  timeoutSeconds: 5
{{- end -}}

{{- define "verzuimspoor.annotaties" -}}
{{- if and .bewaakt .root.Values.metingen.enabled }}
prometheus.io/scrape: "true"
prometheus.io/port: {{ .root.Values.metingen.port | quote }}
prometheus.io/path: /_metrics
{{- end }}
{{- with .root.Values.podAnnotations }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "verzuimspoor.dienst" -}}
- name: VERZUIMSPOOR_DB
  value: {{ .Values.databank.log | quote }}
- name: VERZUIMSPOOR_SLEUTELS
  value: {{ .Values.databank.sleutels | quote }}
{{- end -}}

{{- define "verzuimspoor.eigenaar" -}}
- name: VERZUIMSPOOR_DB
  value: {{ .Values.databank.eigenaar | quote }}
- name: VERZUIMSPOOR_SLEUTELS
  value: {{ .Values.databank.sleutelsEigenaar | quote }}
{{- end -}}

{{- define "verzuimspoor.mounts" -}}
- {name: geheimen, mountPath: /run/verzuimspoor, readOnly: true}
- {name: tijdelijk, mountPath: /tmp}
{{- with .Values.extraVolumeMounts }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/*
A volume with a Secret is readable by the group of the pod, and libpq passes over a file of passwords that more than its
owner can read: it is copied first, into memory.
*/}}
{{- define "verzuimspoor.vooraf" -}}
- name: geheimen
  {{- include "verzuimspoor.container" . | nindent 2 }}
  command: [sh, -c, "umask 077 && cp -L /run/geheimen/* /run/verzuimspoor/"]
  resources:
    requests: {cpu: 10m, memory: 16Mi}
    limits: {memory: 32Mi}
  volumeMounts:
    - {name: gegeven, mountPath: /run/geheimen, readOnly: true}
    - {name: geheimen, mountPath: /run/verzuimspoor}
{{- end -}}

{{- define "verzuimspoor.geheimen" -}}
- name: gegeven
  projected:
    defaultMode: 0400
    sources:
      - secret:
          name: {{ .root.Values.existingSecret.name | quote }}
          items:
            - {key: {{ .pgpass | quote }}, path: pgpass}
            - {key: {{ .root.Values.existingSecret.caCertificaat | quote }}, path: ca.crt}
            {{- if .root.Values.berichten.enabled }}
            - {key: {{ .root.Values.existingSecret.berichten | quote }}, path: berichten.toml}
            {{- end }}
            {{- if .aanmelden }}
            - {key: {{ .root.Values.existingSecret.aanmelden | quote }}, path: aanmelden.toml}
            - {key: {{ .root.Values.existingSecret.oidcSleutel | quote }}, path: oidc.pem}
            {{- end }}
- name: geheimen
  emptyDir: {medium: Memory, sizeLimit: 1Mi}
- name: tijdelijk
  emptyDir: {}
{{- with .root.Values.extraVolumes }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* While one of these goes, enough of the others stay. */}}
{{- define "verzuimspoor.pdb" -}}
{{- if .root.Values.podDisruptionBudget.enabled }}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: {{ include "verzuimspoor.volledigenaam" .root }}-{{ .deel }}
  labels: {{- include "verzuimspoor.labels" .root | nindent 4 }}
spec:
  minAvailable: {{ .root.Values.podDisruptionBudget.minAvailable }}
  selector:
    matchLabels: {{- include "verzuimspoor.kiest" .root | nindent 6 }}
      app.kubernetes.io/component: {{ .deel }}
{{- end }}
{{- end -}}
