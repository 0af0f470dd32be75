"""Files of the register: a workbook, a calendar, JSON. What they are made of is `db.exports`."""
