"""Nothing is written to a vendor that has been merged into another meanwhile."""

from django.db import migrations

# A page that was opened before the merge, or a file that was read before it, still names the former
# number. The row waits for the merge and goes where everything else of that vendor has gone. Every
# table that names a vendor has the trigger: tests/test_attacks_races.py asks for it.
FUNCTION = """
    CREATE FUNCTION vendors_follow_merge() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
        kept bigint;
    BEGIN
        LOOP
            SELECT merged_into_id INTO kept FROM vendors_vendor
            WHERE id = NEW.vendor_id FOR KEY SHARE;
            EXIT WHEN kept IS NULL;
            NEW.vendor_id := kept;
        END LOOP;
        RETURN NEW;
    END $$;
"""
TABLES = (
    "events_invitation", "events_participant", "events_table", "matching_absence", "matching_call",
    "matching_commitment", "matching_meeting", "matching_request", "matching_veto",
    "procurement_supplier", "vendors_certificateproposal", "vendors_importedvendor",
    "vendors_licence", "vendors_product", "vendors_productimport", "vendors_profileinvitation", "vendors_representative",
    "vendors_vendorkbli", "vendors_vendorphoto", "vendors_vendorview", "vendors_workforce",
)  # fmt: skip
TRIGGERS = "".join(
    f"""
    CREATE TRIGGER vendor_follows_merge BEFORE INSERT ON {table}
    FOR EACH ROW WHEN (NEW.vendor_id IS NOT NULL) EXECUTE FUNCTION vendors_follow_merge();
    """
    for table in TABLES
)


class Migration(migrations.Migration):
    replaces = [("procurement", "0031_same_rows_of_lists")]

    dependencies = [
        ("events", "0001_schema"),
        ("matching", "0001_schema"),
        ("procurement", "0005_places"),
        ("vendors", "0001_schema"),
    ]

    operations = [
        migrations.RunSQL(FUNCTION + TRIGGERS, "DROP FUNCTION vendors_follow_merge() CASCADE")
    ]
