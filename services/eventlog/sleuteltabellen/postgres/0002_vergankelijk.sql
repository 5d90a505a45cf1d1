-- Whoever only serves may add keys and read them, and destroy none but those of deliveries on their way in (soort 3).
ALTER TABLE dossier_sleutel ENABLE ROW LEVEL SECURITY;
CREATE POLICY gelezen ON dossier_sleutel FOR SELECT USING (true);
CREATE POLICY erbij ON dossier_sleutel FOR INSERT WITH CHECK (true);
CREATE POLICY vergankelijk ON dossier_sleutel FOR UPDATE USING (soort = 3) WITH CHECK (soort = 3);
