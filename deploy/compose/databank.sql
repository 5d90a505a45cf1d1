-- Who comes in, and to which database: PostgreSQL reads this once, when it is empty. Tables, and what may be done with
-- them, come from `verzuimspoor migrate`.
\set eigenaar `cat /run/geheimen/verzuimspoor_eigenaar`
\set dienst `cat /run/geheimen/verzuimspoor_dienst`
\set sleutels_eigenaar `cat /run/geheimen/sleutels_eigenaar`
\set sleutels `cat /run/geheimen/verzuimspoor_sleutels`

CREATE ROLE verzuimspoor_eigenaar LOGIN PASSWORD :'eigenaar';
CREATE ROLE verzuimspoor_dienst LOGIN PASSWORD :'dienst';
CREATE ROLE sleutels_eigenaar LOGIN PASSWORD :'sleutels_eigenaar';
CREATE ROLE verzuimspoor_sleutels LOGIN PASSWORD :'sleutels';

CREATE DATABASE verzuimspoor OWNER verzuimspoor_eigenaar;
CREATE DATABASE sleutels OWNER sleutels_eigenaar;
REVOKE ALL ON DATABASE verzuimspoor, sleutels FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE verzuimspoor TO verzuimspoor_dienst;
GRANT CONNECT ON DATABASE sleutels TO verzuimspoor_sleutels;
