"""What can be set?"""

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Velden(BaseSettings):
    """
    Every setting, from the environment with the prefix VERZUIMSPOOR_; nobody else reads the environment.

    docs/instellingen.md says the same in Dutch, which a test compares. `services.settings.Settings` is what is used.
    """

    model_config = SettingsConfigDict(env_prefix="VERZUIMSPOOR_", frozen=True)

    db: str = Field(
        default="",
        description="The store: a path, `sqlite:///path` or `postgresql://...`; default in the user's data folder.",
    )
    rijen: str = Field(
        default="",
        description="The read models, which can be made anew; default a file beside the store, or its database.",
    )
    sleutels: str = Field(
        default="",
        description="The keys: a file, default beside the store, with `.sleutels` at the end, or `postgresql://...`.",
    )
    meester: str = Field(
        default="",
        description="The file of the master key; default beside that of the keys, with `.meester` at the end.",
    )
    meestersleutel: SecretStr | None = Field(
        default=None,
        description="The master key itself, in base64, in place of a file; versions as `2:base64,1:base64`.",
    )
    kalender: str = Field(default="", description="A TOML file with days on which schools or regions depart.")
    profiel: str = Field(
        default="",
        description="The profile of agreements and parameters; default the one that was activated, else landelijk.",
    )
    thema: str = Field(default="", description="A CSS file with the tokens of a municipality's own theme.")
    brieven: str = Field(
        default="", description="A folder with a municipality's letterhead and its own letters; without it ours."
    )
    rol: str = Field(
        default="lokaal",
        description="Who uses the command line: `lokaal` on SQLite, `dienst` on a server (both may do all), or a role.",
    )
    gemeenten: str = Field(default="", description="The municipalities of that role: CBS codes, with commas between.")
    scholen: str = Field(default="", description="The schools of that role: BRINs, with commas between.")
    aanmelden: str = Field(
        default="",
        description="A TOML file about logging in with an OpenID provider; without it there are no others.",
    )
    zaken: str = Field(default="", description="A TOML file about the system of zaken; without it nobody opens any.")
    zaken_geheim: SecretStr | None = Field(
        default=None, description="The secret that the system of zaken and we share (HS256), of at least 32 characters."
    )
    berichten: str = Field(
        default="", description="A TOML file about messages by e-mail and webhook; without it nobody gets any."
    )
    berichten_wachtwoord: SecretStr | None = Field(
        default=None, description="The password at the mail server, when that file names a user."
    )
    oin: str = Field(
        default="", description="The number of the organisation (OIN, 20 digits): the source of what the API tells."
    )
    logboek: str = Field(
        default="",
        description="Where lines of the Logboek Dataverwerkingen go: OTLP over HTTPS, as `https://.../v1/traces`.",
    )
    logboek_toegang: SecretStr | None = Field(
        default=None, description="What the header Authorization says to that collector, as `Bearer ...`."
    )
    register_adres: str = Field(
        default="", description="Under which public address the register of processing activities is found."
    )
    organisatie: str = Field(default="", description="The name of the organisation that is responsible.")
    door: str = Field(default="lokaal", description="A pseudonym for who records, kept with every event.")
    kafka: str = Field(
        default="", description="Where Kafka is: `host:port`, more of them with commas; default nowhere."
    )
    kafka_publiek: str = Field(
        default="verzuimspoor.gebeurtenissen", description="The topic that others read: CloudEvents, nothing personal."
    )
    kafka_intern: str = Field(
        default="verzuimspoor.intern", description="The topic of our own projectors: the events as stored, encrypted."
    )
    kafka_aanlevering: str = Field(
        default="verzuimspoor.aanlevering", description="The topic of rows that are on their way in, encrypted."
    )
    kafka_dataref: str = Field(
        default="/api/v1", description="Where readers of the public topic find the API: what `dataref` begins with."
    )
    kafka_opties: SecretStr | None = Field(
        default=None, description="How to connect to Kafka: a JSON object with security and time limits of the client."
    )

    metingen: str = Field(
        default="",
        description="Where this process is asked what it measured and whether it lives: `host:port`; default nowhere.",
    )
    tracering: bool = Field(
        default=False,
        description="Whether this process sends technical traces; where to say the OTEL_* variables of OpenTelemetry.",
    )
    log_vorm: str = Field(
        default="", description="How lines are written: `json` or `tekst`; default `tekst` on a terminal, else `json`."
    )
    log_verzoeken: bool = Field(
        default=False, description="Whether a line is written of each request: its route, never its path or who asked."
    )
