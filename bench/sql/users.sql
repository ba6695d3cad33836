-- User profiles {first} to {last}, registered over three years. Half have one of sixty first names, a third one of forty last
-- names; the others have names put together from syllables.
WITH given AS (
  SELECT n, hashtextextended(n::text, 7) & 9223372036854775807 AS h, hashtextextended(n::text, 11) & 9223372036854775807 AS g,
         timestamptz '2023-01-01' + make_interval(secs => n * 90.0) AS at
  FROM generate_series({first}::int, {last}::int) n
), parts AS (
  SELECT ARRAY['b','c','d','f','g','h','j','k','l','m','n','p','r','s','t','v','w','z','br','st'] AS onset, ARRAY['a','e','i','o','u'] AS vowel,
         ARRAY['','n','r','l','s','m'] AS coda,
         ARRAY['son','ton','ski','ez','ard','ley','berg','er','field','ova','ini','hart'] AS ending
)
INSERT INTO user_profiles (user_id, full_name, email, created_at, updated_at, signup_timestamp)
SELECT 'person_' || n,
       CASE WHEN h % 2 = 0 THEN
         (ARRAY['John','Mary','Robert','Patricia','Michael','Jennifer','David','Linda','William','Elizabeth','Richard','Barbara','Joseph','Susan',
                'Thomas','Jessica','Charles','Sarah','Daniel','Karen','Matthew','Lisa','Anthony','Nancy','Mark','Betty','Donald','Sandra','Steven',
                'Ashley','Paul','Emily','Andrew','Kimberly','Joshua','Margaret','Kenneth','Donna','Kevin','Michelle','Brian','Carol','George',
                'Amanda','Timothy','Melissa','Ronald','Deborah','Jason','Stephanie','Edward','Rebecca','Jeffrey','Sharon','Ryan','Laura','Jacob',
                'Cynthia','Gary','Dorothy'])[1 + (h >> 8) % 60]
       ELSE initcap(onset[1 + (h >> 8) % 20] || vowel[1 + (h >> 16) % 5] || coda[1 + (h >> 24) % 6]
                 || onset[1 + (h >> 32) % 20] || vowel[1 + (h >> 40) % 5] || coda[1 + (h >> 48) % 6]) END
       || ' ' ||
       CASE WHEN g % 3 = 0 THEN
         (ARRAY['Smith','Johnson','Williams','Brown','Jones','Garcia','Miller','Davis','Rodriguez','Martinez','Hernandez','Lopez','Gonzalez',
                'Wilson','Anderson','Thomas','Taylor','Moore','Jackson','Martin','Lee','Perez','Thompson','White','Harris','Sanchez','Clark',
                'Ramirez','Lewis','Robinson','Walker','Young','Allen','King','Wright','Scott','Torres','Nguyen','Hill','Flores'])[1 + (g >> 8) % 40]
       ELSE initcap(onset[1 + (g >> 8) % 20] || vowel[1 + (g >> 16) % 5] || coda[1 + (g >> 24) % 6]
                 || onset[1 + (g >> 32) % 20] || vowel[1 + (g >> 40) % 5] || ending[1 + (g >> 48) % 12]) END,
       'person' || n || '@mail.example', at, at, at
FROM given, parts;
