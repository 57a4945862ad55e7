"""Parts of words are found by an index: the database that comes with us has no pg_trgm."""

from django.db import migrations

# The text is cut into threes from its first, second and third letter, by one pass each: a loop over
# its letters takes three times as long. What is left over at the ends is shorter and asked by nobody.
FORWARD = r"""
CREATE FUNCTION search_trigrams(text) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT string_to_array(regexp_replace($1, '(...)', '\1' || chr(1), 'g'), chr(1))
        || string_to_array(regexp_replace(substr($1, 2), '(...)', '\1' || chr(1), 'g'), chr(1))
        || string_to_array(regexp_replace(substr($1, 3), '(...)', '\1' || chr(1), 'g'), chr(1))
$$;
"""
BACKWARD = "DROP FUNCTION search_trigrams(text);"


class Migration(migrations.Migration):
    dependencies = [("accounts", "0005_products_and_budgets_have_headers")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
