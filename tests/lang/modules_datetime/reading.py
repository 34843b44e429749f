from datetime import datetime

for text, format in (("2024-05-17 13:04:05", "%Y-%m-%d %H:%M:%S"), ("17/May/2024", "%d/%b/%Y"), ("May 7, 2024", "%B %d, %Y"), ("1:05 PM", "%I:%M %p"),
                     ("12:00 AM", "%I:%M %p"), ("99-12-31", "%y-%m-%d"), ("2024 100", "%Y %j"), ("5.25", "%S.%f"), ("2024-05-17T13:04:05+0230", "%Y-%m-%dT%H:%M:%S%z"),
                     ("Fri May 17 13:04:05 2024", "%c"), ("20240517", "%Y%m%d"), ("100%", "%j%%"), ("2024-05-17Z", "%Y-%m-%d%z"), ("monday 2024 10", "%A %Y %W"),
                     ("2024-5-7", "%Y-%m-%d"), ("x", "%Y"), ("2024-13-01", "%Y-%m-%d"), ("2024 rest", "%Y"), ("2024-02-30", "%Y-%m-%d"), ("1", "%Q"), ("1", "%")):
    try:
        print(repr(datetime.strptime(text, format)))
    except ValueError as error:
        print(error)
