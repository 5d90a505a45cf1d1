-- Read models lay in the file of the log; they have one of their own now, and are made anew there.
DROP TABLE IF EXISTS aanvragen;
DROP TABLE IF EXISTS jongeren;
DROP TABLE IF EXISTS klokslagen;
DROP TABLE IF EXISTS meldingen;
DROP TABLE IF EXISTS risicokinderen;
DROP TABLE IF EXISTS scholen;
DROP TABLE IF EXISTS signalen;
DROP TABLE IF EXISTS stappen;
DROP TABLE IF EXISTS statuslijn;
DROP TABLE IF EXISTS telfeiten;
DROP TABLE IF EXISTS termijnen;
DROP TABLE IF EXISTS tijdlijn;
DROP TABLE IF EXISTS uitstroom;
DROP TABLE IF EXISTS verkorte_onderwijstijd;
DROP TABLE IF EXISTS vrijstellingen;
DROP TABLE IF EXISTS werkvoorraad;
DROP TABLE IF EXISTS positie;
