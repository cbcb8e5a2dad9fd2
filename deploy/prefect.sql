-- Prefect's own database; that of the ledger is made by POSTGRES_USER (deploy/compose.yaml).
CREATE DATABASE prefect;
