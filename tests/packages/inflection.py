# packages: inflection==0.5.1
import inflection

for word in ["post", "octopus", "sheep", "CamelOctopus", "person", "quiz", "matrix", "wife", "analysis", "status", "index", "cow", "ox", "mouse", "database", "news", "half"]:
    plural = inflection.pluralize(word)
    print(word, plural, inflection.singularize(plural), inflection.tableize(word))
for word in ["device_type", "DeviceType", "IOError", "HTTPResponse code", "employee_salary", "author_id", "raiders_of_the_lost_ark", "TheManWithoutAPast", "x-men: the last stand"]:
    print(inflection.camelize(word), inflection.camelize(word, False), inflection.underscore(word), inflection.dasherize(word), inflection.humanize(word), inflection.titleize(word), inflection.parameterize(word, "_"))
print([inflection.ordinalize(number) for number in (1, 2, 3, 4, 11, 12, 13, 21, 101, 1003, -11, 0)])
