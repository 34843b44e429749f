# header: readline/readline.h
import readline
using_history()
add_history("wren")
add_history("auk")
print(history_length, str(history_get(1).line), where_history())
def complete(text, state):
    return strdup(["wren", "wryneck"][state]) if state < 2 else None
import c
matches = rl_completion_matches("wr", complete)
print([str(matches[i]) for i in range(3)])
rl_bind_key(9, rl_insert)
print(rl_readline_name, RL_STATE_INITIALIZED)
# expect: 2 wren 0
# expect: ['wr', 'wren', 'wryneck']
# expect: other 2
