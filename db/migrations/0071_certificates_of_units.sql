-- A unit's latest certificates, found without reading all that it issued, and how many are valid, counted from an index.
CREATE INDEX certificates_unit ON certificates (unit, issued_at DESC, case_id DESC);
CREATE INDEX certificates_valid ON certificates (status) WHERE status = 'valid';
