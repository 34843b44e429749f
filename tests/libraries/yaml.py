# header: yaml.h
import yaml
parser, event = yaml_parser_t(), yaml_event_t()
yaml_parser_initialize(parser)
text = b"birds:\n  - wren\n  - auk: 850\n"
yaml_parser_set_input_string(parser, text, len(text))
found = []
while True:
    if not yaml_parser_parse(parser, event):
        raise ValueError(str(parser.problem))
    kind = event.type
    if kind == YAML_SCALAR_EVENT:
        found.append(str(event.data.scalar.value))
    elif kind in (YAML_SEQUENCE_START_EVENT, YAML_MAPPING_START_EVENT):
        found.append("[" if kind == YAML_SEQUENCE_START_EVENT else "{")
    yaml_event_delete(event)
    if kind == YAML_STREAM_END_EVENT:
        break
yaml_parser_delete(parser)
print(" ".join(found))
print(kind == YAML_STREAM_END_EVENT, yaml_get_version_string() != None)
# expect: { birds [ wren { auk 850
# expect: True True
