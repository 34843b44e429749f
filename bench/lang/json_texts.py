# Reads and writes JSON.
import json

people = [{"name": f"person {i}", "age": i % 90, "tags": ["a", "b\n", str(i)], "weight": i / 7, "ok": i % 3 == 0, "none": None}
          for i in range(1500)]
length = 0
for turn in range(40):
    text = json.dumps(people)
    length += len(text)
    people = json.loads(text)
print(length, people[-1]["name"], sum(person["age"] for person in people), len(json.dumps(people, indent=2, sort_keys=True)))
