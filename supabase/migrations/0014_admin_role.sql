-- Administrators are marked in the database, not in a list of addresses shipped with the program.

ALTER TABLE user_profiles ADD COLUMN IF NOT EXISTS is_admin BOOLEAN DEFAULT FALSE;
