# packages: prettytable==3.9.0 wcwidth==0.2.13
from prettytable import ALL, PrettyTable

table = PrettyTable(["City", "Area", "Population"])
table.add_rows([["Adelaide", 1295, 1158259], ["東京", 2194, 13960000], ["Darwin", 112, 120900.5]])
print(table)
table.align["City"], table.float_format, table.sortby, table.reversesort = "l", ".2", "Area", True
print(table.get_string(fields=["City", "Area"], border=False), table.get_csv_string() if False else "", table.get_html_string(), table.get_json_string(), sep="\n")
table.hrules = ALL
table.add_column("x\ny", ["a\nb", "c", "d"])
print(table, table[0:1], len(table._rows), table.field_names)
