def work(n):
    return n * 2

print(work(4))
# shows: eu-elflint: functions
# run: {dwarfpython} {program}
# check: ^8$
# run: eu-elflint --gnu-ld {image}
# check: No errors
# run: eu-nm {image}
# check: work
# run: eu-readelf --debug-dump=aranges {image}
# check: CU offset: +0
