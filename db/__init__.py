"""What is true: tables, migrations, every read and write."""
