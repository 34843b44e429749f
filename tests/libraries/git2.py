# header: git2.h
import git2
import os
import shutil
import tempfile

print(git_libgit2_init())
folder = tempfile.mkdtemp()
cell = new("git_repository *")
print(git_repository_init(cell, folder, False), git_repository_is_empty(cell[0]))
repository = cell[0]
with open(os.path.join(folder, "birds.txt"), "w") as file:
    file.write("wren\n")
index, tree, who = new("git_index *"), new("git_tree *"), new("git_signature *")
git_repository_index(index, repository)
git_index_add_bypath(index[0], "birds.txt")
written, commit = git_oid(), git_oid()
git_index_write_tree(written, index[0])
git_tree_lookup(tree, repository, written)
git_signature_new(who, "Jenny", "jenny@wren.example", 1000000000, 60)
print(git_commit_create(commit, repository, "HEAD", who[0], who[0], None, "First bird", tree[0], 0, None))
print(git_oid_tostr_s(written), git_repository_is_empty(repository))
# expect: 1
# expect: 0 1
# expect: 0
# expect: 1f709f7a1b6a6fb70c16c2e1fa35aae207351c67 0

walk, found = new("git_revwalk *"), new("git_commit *")
git_revwalk_new(walk, repository)
git_revwalk_push_head(walk[0])
oid = git_oid()
while git_revwalk_next(oid, walk[0]) == 0:
    git_commit_lookup(found, repository, oid)
    print(git_commit_message(found[0]), git_commit_author(found[0]).name, git_commit_time(found[0]), git_oid_equal(oid, commit))
# expect: First bird Jenny 1000000000 1

names = []


def visit(root, entry, payload):
    names.append((str(git_tree_entry_name(entry)), git_tree_entry_type(entry)))
    return 0


git_tree_walk(tree[0], GIT_TREEWALK_PRE, visit, None)
print(names)
options = git_status_options()
git_status_options_init(options, GIT_STATUS_OPTIONS_VERSION)
with open(os.path.join(folder, "birds.txt"), "a") as file:
    file.write("auk\n")
git_index_write(index[0])
print(git_status_foreach(repository, lambda path, flags, payload: print(path, flags & GIT_STATUS_WT_MODIFIED != 0) or 0, None))
print(git_repository_open(cell, "/no/such/place"), git_error_last().message, git_error_last().klass)
git_repository_free(repository)
print(git_libgit2_shutdown())
shutil.rmtree(folder)
# expect: [('birds.txt', GIT_OBJECT_BLOB)]
# expect: birds.txt True
# expect: 0
# expect: -3 failed to resolve path '/no/such/place': No such file or directory 2
# expect: 0
