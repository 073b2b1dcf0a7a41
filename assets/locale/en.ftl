# English. One key a sentence. Plain first, exact second; say what happened, what it stops, what to do.

## Words used everywhere

state-ok = works
state-degraded = works with warnings
state-unknown = unknown
state-blocked = blocked
severity-error = problem
severity-warning = risk
severity-info = note
operation-build = build
operation-download = download
operation-list = list
operation-verify = verify
operation-clean = clean
operation-toolchain = toolchain
policy-personal = Personal
policy-shared = Shared by { $group }
policy-shared-any = Shared by a group
policy-published = Published
policy-container = Container
cache-module = Module cache
cache-build = Build cache
cache-sumdb = Checksum database state


## Where a setting came from (src/discover)

source-process = set in the environment
source-shell = set by the login shell
source-goenv = set with go env -w
source-goroot = from Go's own go.env
source-go = said by go
source-default = Go's default

## Stories of the demo (src/demo): what happened, what to try, why, what to do
## Values: $account as whom to look, $cache its path, $cause (failed-clean) foreign or parent

story-mix-title = A bit of everything
story-mix-happened = This small module cache is made up, and it has met most of what goes wrong in practice: a source file that nobody may read, a folder nobody may write to, folders open to everyone, the mark of an interrupted extraction, cut checksums, a toolchain whose tools lost their x bits, a symlink and a hard link where only plain files belong.
story-mix-try = Build the demo's project. go stops at what it may not read: “permission denied”.
story-mix-why = Each damage stops something else. A closed source file stops builds, a read-only @v folder stops downloads of newer versions, a closed zip stops verify only, and what is too open stops nothing at all: that is why it stays unseen.
story-mix-do = Start with the worst finding. Each says what it stops and what least change makes it work; none needs a chmod of everything.

story-umask-077-title = Filled under umask 077
story-umask-077-happened = The account that filled this cache has the umask 077. go asks for ordinary modes and the umask takes away all that is for others, so every folder is rwx------ and every file rw------- (extracted modules r-x------ and r--------). For its owner everything works.
story-umask-077-try = As { $account }, ask go for the modules that are already there. It fails with “module lookup disabled by GOPROXY=off”, although every one of them is in the cache.
story-umask-077-why = A file that go may not read counts as one that is not there. go then turns to the proxy and reports what the proxy says. The permissions are never mentioned.
story-umask-077-do = If the cache is to be shared: chmod -R go+rX on it once, and umask 022 for whoever fills it. If it is private: give the other account a cache of its own with GOMODCACHE.

story-blanket-777-title = chmod -R 777
story-blanket-777-happened = To get past an error, somebody ran chmod -R 777 on the whole cache. Every account of this machine may now change every folder and file in it.
story-blanket-777-try = Let go verify the modules. It says “all modules verified”: go does not look at modes, so nothing warns you.
story-blanket-777-why = go keeps extracted modules read-only so that nothing changes them. A build trusts what is extracted and does not read it against go.sum again: what another account writes there is compiled without a word.
story-blanket-777-do = Take write away from group and others in the whole cache, and from everyone in extracted modules, whose files need no x either. go does none of this by itself. Then run go mod verify: it finds what was changed meanwhile.

story-blanket-755-title = chmod -R 755
story-blanket-755-happened = As a reset, somebody ran chmod -R 755 on the cache. Extracted modules lost their protection against changes, and every source file is marked as a program.
story-blanket-755-try = Add a line to the source of a module and build. Both work without a word.
story-blanket-755-why = Read-only is not damage here: go makes extracted modules r-xr-xr-x and their files r--r--r-- on purpose. Without that, an editor that saves a dependency by mistake changes it for every project. Only go mod verify notices.
story-blanket-755-do = Give extracted modules their modes back; leave the x bits of toolchains alone. If a source was changed, remove the folder of that version: go mod download extracts it again from the zip.

story-failed-clean-title = go clean stopped half-way
story-failed-clean-happened = { $cause ->
    [foreign] sudo go had left modules of root's in this cache. Then { $account } ran go clean -modcache: it opened the account's folders to everyone (rwxrwxrwx), removed nearly everything, and stopped at what belongs to root.
   *[parent] go clean -modcache ran in a cache whose parent folder may not be changed. It opened every folder to everyone (rwxrwxrwx), emptied the cache, and could not remove the cache's own folder. Everything was downloaded again since, but that folder has stayed open.
  }
story-failed-clean-try = { $cause ->
    [foreign] Build the demo's project. It fails with “module lookup disabled by GOPROXY=off”: its modules are gone.
   *[parent] Let go verify the modules. It says “all modules verified”: go does not mind a cache that everyone may write to.
  }
story-failed-clean-why = go clean -modcache first gives every folder it can the mode rwxrwxrwx, and only then removes. Where it fails, what it could remove is lost and what it opened stays open.
story-failed-clean-do = { $cause ->
    [foreign] As root, give what is left to { $account } (chown -R); then go clean -modcache gets to its end, and the next build fetches what it needs.
   *[parent] Give the cache's folder rwxr-xr-x again, and its parent folder write for you before the next clean.
  }

story-sudo-go-title = sudo go
story-sudo-go-happened = Somebody ran go with sudo once. The modules it fetched belong to root; those from before still belong to { $account }.
story-sudo-go-try = As { $account }, download the next version of k8s.io/api. It fails with “permission denied” at a .lock file.
story-sudo-go-why = Everybody may read what is root's, so builds go on working with what is there. go fails only when it has to write into a folder of root's: for a newer version or a clean, often weeks later.
story-sudo-go-do = Give the cache back to { $account } with chown -R. No chmod is needed, and every module still verifies.

story-container-uid-title = A container with another uid
story-container-uid-happened = The cache belongs to an account of the host and is shared with a container that runs as { $account }.
story-container-uid-try = As { $account }, download the next version of k8s.io/api. It fails with “permission denied”.
story-container-uid-why = The kernel compares numbers, not names. { $account } may read all of the cache, so builds work with what is there; write may only the number that owns it.
story-container-uid-do = Run the container with the owner's uid and gid, or give it a cache of its own. To share one that is complete, mount it read-only.

story-docker-user-switch-title = USER after go mod download
story-docker-user-switch-happened = An image ran go mod download as root and then switched to { $account } with USER. The whole cache belongs to root.
story-docker-user-switch-try = As { $account }, download the next version of k8s.io/api. It fails with “permission denied”.
story-docker-user-switch-why = Builds work with what root downloaded, since everybody may read it. What was not there yet has to be written into folders of root's.
story-docker-user-switch-do = In the Dockerfile, put USER before go mod download, or give the cache to that user with chown -R in the same RUN that fills it.

## Rules
# Six texts a rule: -title, -what (it is), -why (it matters to Go), -cause (how it comes about), -repair, -untouched (by the repair).
# They take no values and are also the pages in docs/rules.

rule-page-error = a problem wherever it is found
rule-page-warning = a risk by itself; a problem where it stops a go command
rule-page-info = a note by itself; a problem where it stops a go command
rule-page-what = What it is
rule-page-why = Why it matters to Go
rule-page-cause = How it comes about
rule-page-repair = How it is repaired
rule-page-untouched = What the repair does not touch
rule-page-generated = This page is made from the catalogue of texts (`assets/locale/en.ftl`); change it there, then run the test `rule_pages` with `MODSCOPE_WRITE_PAGES=1`.
rule-index-title = The rules
rule-index-about = Every rule has a stable name, `family/what`. A rule says nothing about an entry alone: it is held against what the entry is to Go, who runs go, and which go commands are asked about. Go's own read-only folders are healthy and meet none of them.
rule-family-path = The cache's own path, and the way there.
rule-family-owner = Who owns what is in the cache.
rule-family-mode = Permission bits: too closed, or too open.
rule-family-lock = The files by which go commands keep out of each other's way.
rule-family-link = Links and special files, which Go never makes.
rule-family-integrity = Whether files are what go wrote, as far as their shape tells.
rule-family-leftover = What interrupted commands left behind.

rule-path-absent-title = There is no cache yet
rule-path-absent-what = Nothing is where the cache should be, and whoever runs go may make a folder there.
rule-path-absent-why = Go makes the folder, and those above it, the first time it needs the cache. Until then there is nothing to be wrong.
rule-path-absent-cause = go has not downloaded anything yet, or somebody ran `go clean -modcache`, which removes the folder too, or GOMODCACHE was set to a new place.
rule-path-absent-repair = Nothing to do. The next `go build` or `go mod download` makes it.
rule-path-absent-untouched = Nothing is changed.

rule-path-parent-not-writable-title = The folder above the cache can't be changed
rule-path-parent-not-writable-what = Whoever runs go may not make or remove names in the folder in which the cache stands or should stand.
rule-path-parent-not-writable-why = Where there is no cache, go has to make one there, and every command that needs it ends with “could not create module cache”. Where there is one, only `go clean -modcache` fails: it empties the cache, can't remove the empty folder at the end, and leaves it open to everybody (0777).
rule-path-parent-not-writable-cause = A command run as root made `~/go` or `~/go/pkg`, an image made the folders before it switched to another user, or the cache stands in a system folder such as `/opt`.
rule-path-parent-not-writable-repair = Go's own folder (`go/pkg`) is given to whoever runs go. A folder that is not Go's alone stays as it is: make the cache elsewhere with `go env -w GOMODCACHE=FOLDER`.
rule-path-parent-not-writable-untouched = What else is in that folder, and the folders above it.

rule-path-not-a-directory-title = The cache's path is not a folder
rule-path-not-a-directory-what = A file or something else stands where the cache should be.
rule-path-not-a-directory-why = Every go command that needs the cache ends with “is not a directory”; only `go list -m` may still answer, by asking the network each time.
rule-path-not-a-directory-cause = GOMODCACHE names a file by mistake, or a script wrote to the path before go made the folder.
rule-path-not-a-directory-repair = Move the file away, or let GOMODCACHE name a folder. Modscope does neither by itself: the file may be somebody's.
rule-path-not-a-directory-untouched = The file.

rule-path-dangling-link-title = The cache's path is a link that leads nowhere
rule-path-dangling-link-what = A symbolic link stands where the cache should be, and nothing is where it points.
rule-path-dangling-link-why = Go makes no folder through a link: every command that needs the cache ends with “file exists”, which says little about the cause.
rule-path-dangling-link-cause = The cache was moved to another disk and that disk is not attached, or the folder behind the link was removed.
rule-path-dangling-link-repair = Attach the disk, make the folder the link names, or remove the link. Which of these is right only you can know.
rule-path-dangling-link-untouched = The link and what it names.

rule-path-relative-title = The cache's path is not absolute
rule-path-relative-what = GOMODCACHE is set to a path that does not begin at the root of the file system.
rule-path-relative-why = Go refuses to work with such a setting: “GOMODCACHE entry is relative; must be absolute path”.
rule-path-relative-cause = The variable was set by hand, often with a `~` that nothing expanded, or with an empty variable in front.
rule-path-relative-repair = Set GOMODCACHE to an absolute path, or unset it: `go env -u GOMODCACHE` where it was set with `go env -w`, and the line in the shell's start file where it comes from the environment.
rule-path-relative-untouched = The folder that the path happens to name from here.

rule-path-no-search-title = A folder on the way can't be passed
rule-path-no-search-what = Whoever runs go lacks the right to pass (the `x` of a folder's mode) on one of the folders between `/` and the cache.
rule-path-no-search-why = Without that right nothing behind the folder can be reached, whatever its own mode says. go reports it as “permission denied” of a path far below, and `go mod verify` even as a missing file called “hash”.
rule-path-no-search-cause = The cache lies in somebody's home folder, which is closed to others (0700 or 0750), as when an image was built as root and runs as another user; or a `chmod -R` took the `x` off folders.
rule-path-no-search-repair = For the folder's owner the right is set again; for a member of its group, on the group. For anybody else a cache of their own is the better way: opening a home folder to everybody is no repair.
rule-path-no-search-untouched = What is in that folder, and the other folders on the way.

rule-path-through-link-title = The cache is reached through a link
rule-path-through-link-what = The cache's path is a symbolic link to a folder.
rule-path-through-link-why = Go follows it and works. `go clean -modcache` removes only the link, and the modules stay on the disk.
rule-path-through-link-cause = Somebody moved the cache to a larger disk and left a link.
rule-path-through-link-repair = Nothing to do. To have clean remove the modules too, let GOMODCACHE name the real folder.
rule-path-through-link-untouched = The link and the folder.

rule-path-unreadable-title = Something could not be looked at
rule-path-unreadable-what = A folder could not be read by whoever runs Modscope, or an entry could not be described, or another file system begins there.
rule-path-unreadable-why = What is behind is unknown, so it can't be said whether go works with it. Modscope says “unknown” rather than guess.
rule-path-unreadable-cause = The folder belongs to another account, a scan was stopped, or a disk or container volume is mounted inside of the cache.
rule-path-unreadable-repair = Look again with more rights: `sudo modscope check` judges for your own account and reads as root.
rule-path-unreadable-untouched = Nothing is changed.

rule-owner-not-writable-title = Another account's, and closed for writing
rule-owner-not-writable-what = An entry belongs to another account, and whoever runs go may not write where go has to.
rule-owner-not-writable-why = Go adds files beside those that are there: a new version's files go into the module's `@v` folder, its sources beside the other versions. In a folder of somebody else's that ends with “permission denied”, though builds with what is here go on working. `go clean -modcache` deletes all it can, then fails.
rule-owner-not-writable-cause = Most often somebody ran `sudo go`, or a container or a CI step ran go as root in a folder of yours. Only what was new then belongs to root, which is why it shows weeks later.
rule-owner-not-writable-repair = The entries are given to whoever runs go (chown). That alone is enough: go made their modes right. If the cache is another person's, use one of your own instead.
rule-owner-not-writable-untouched = Modes, contents, and whatever already belongs to the right account. Links are not followed.

rule-owner-not-readable-title = Another account's, and closed for reading
rule-owner-not-readable-what = An entry belongs to another account, and whoever runs go may not read it, or not pass a folder.
rule-owner-not-readable-why = Builds read the sources and each module's `.mod` and `.ziphash`. Go takes some files it can't read for missing and fetches them again without a word; with GOPROXY=off it then blames the proxy setting. For others it stops with “permission denied”.
rule-owner-not-readable-cause = Somebody filled the cache under a strict umask (077), ran `sudo go` with one, or an image was filled as root and is used by another account.
rule-owner-not-readable-repair = The entries are given to whoever runs go (chown); the owner's bits are right as go made them. If the cache is another person's, use one of your own instead.
rule-owner-not-readable-untouched = Modes and contents, and whatever already belongs to the right account.

rule-owner-foreign-title = Another account's, but in nobody's way
rule-owner-foreign-what = An entry belongs to another account, and nothing that was asked about needs it changed.
rule-owner-foreign-why = It stops nothing today: a complete cache only has to be readable. Go may have to replace such a file one day, and only its owner can change its mode.
rule-owner-foreign-cause = Somebody ran go as another account, or copied files here as root.
rule-owner-foreign-repair = Nothing has to be done. For tidiness the entries can be given to whoever runs go.
rule-owner-foreign-untouched = Modes, contents and everything else.

rule-mode-not-writable-title = One's own, but closed for writing
rule-mode-not-writable-what = An entry belongs to whoever runs go, but its mode does not let the owner write where go has to.
rule-mode-not-writable-why = Go makes folders and files on the cache's own side all the time, and does not change modes to do so: it stops with “permission denied”. Folders of extracted modules are another matter: they are read-only on purpose and meet this rule only where go must replace them and can't.
rule-mode-not-writable-cause = A `chmod -R a-w` or `chmod 555` meant to protect the cache, or a backup that was restored from a read-only place.
rule-mode-not-writable-repair = The owner gets the right to write back (u+rwX) on the cache's own side and on the folders above extracted modules.
rule-mode-not-writable-untouched = Extracted modules stay read-only, the bits of group and others stay as they are.

rule-mode-not-readable-title = One's own, but closed for reading
rule-mode-not-readable-what = An entry belongs to whoever runs go, but its mode does not let the owner read it, or pass a folder. The owner's three letters count for the owner, even where the group's or everybody's would allow more.
rule-mode-not-readable-why = A folder without `x` can't be passed, so everything in it is out of reach; a source without `r` can't be built. `go mod verify` may then skip a module and still say that all modules are verified.
rule-mode-not-readable-cause = A `chmod -R 644`, which takes the `x` off folders too; a chmod with a wrong number; an archive unpacked with wrong modes.
rule-mode-not-readable-repair = The owner gets the right to read, and to pass folders (u+rX), and on the cache's own side to write.
rule-mode-not-readable-untouched = Extracted modules get no right to write; group and others get nothing.

rule-mode-world-writable-title = Open for everybody's writing
rule-mode-world-writable-what = The mode lets every account on the machine write (the `w` of the last three letters).
rule-mode-world-writable-why = Go builds what is in the cache and does not look whether the sources were changed since they were downloaded: only `go mod verify` does. Whoever can write here, also a service that was broken into, can change what you build. Where a folder on the way keeps strangers out, it is only a note.
rule-mode-world-writable-cause = A `chmod -R 777` against a “permission denied”, an umask of 000, or a shared folder on a virtual machine.
rule-mode-world-writable-repair = The right to write is taken from strangers (o-w). Who gets in by that very door, because the entries are somebody else's, is given them first.
rule-mode-world-writable-untouched = The bits of owner and group, and the right of others to read.

rule-mode-failed-clean-title = Left open by a clean that failed
rule-mode-failed-clean-what = Folders with the mode rwxrwxrwx (0777) beside files with ordinary modes: the trace of `go clean -modcache`.
rule-mode-failed-clean-why = That command first sets every folder it can to exactly 0777 and then deletes. When something can't be deleted it stops, and the folders that are left stay open to every account on the machine.
rule-mode-failed-clean-cause = `go clean -modcache` met an entry of another account's, often root's, and failed with “unlinkat … permission denied”.
rule-mode-failed-clean-repair = The right to write is taken from strangers. Once everything belongs to whoever runs go, `go clean -modcache` can end what it began.
rule-mode-failed-clean-untouched = What is left of the modules; go fetches what is missing when it needs it.

rule-mode-execute-bits-title = Execute bits that Go never sets
rule-mode-execute-bits-what = A file of the cache, or of an extracted module, can be started as a program. Go drops such bits when it extracts, also for scripts; only toolchains have them.
rule-mode-execute-bits-why = Go neither needs them nor minds them. They tell that somebody changed modes here, or that the files are a copy.
rule-mode-execute-bits-cause = A `chmod -R 755` or `777`, a copy from a file system without modes, or an archive made with other tools.
rule-mode-execute-bits-repair = The execute bits are taken off files (a-x).
rule-mode-execute-bits-untouched = Folders, toolchains, the clones in `cache/vcs`, and programs in the build cache.

rule-mode-tree-writable-title = Sources that can be changed by accident
rule-mode-tree-writable-what = Files or folders of an extracted module are writable, though go makes files read-only (0444) always, and folders (0555) unless it runs with `-modcacherw`.
rule-mode-tree-writable-why = All your projects build from the same extracted sources. Read-only modes keep an editor, a formatter or a script from changing them; go itself never restores these modes, and builds what it finds.
rule-mode-tree-writable-cause = A `chmod -R 755` or `u+w`, meant to repair something or to get rid of the folder, or a restored backup. Trees from a time when `-modcacherw` was set look the same, for folders only.
rule-mode-tree-writable-repair = The write bits are taken off the extracted modules (a-w).
rule-mode-tree-writable-untouched = The right to read and to pass, and the cache's own side, where go has to write.

rule-mode-toolchain-not-executable-title = A downloaded toolchain that does not start
rule-mode-toolchain-not-executable-what = `bin/go` of a Go toolchain in the cache, or a program in its `pkg/tool`, lacks the right to be started by whoever runs go.
rule-mode-toolchain-not-executable-why = A project that asks for that Go version can't be built. Go sets the bits itself only at the first use, only as the owner, and only while `bin/go` has none at all: with `bin/go` intact and the compiler not, it stays broken.
rule-mode-toolchain-not-executable-cause = A `chmod -R 644` or `-R u=rwX` over the cache, or a cache carried over by a CI service or an archive that keeps no execute bits. The zip knows no such bits either.
rule-mode-toolchain-not-executable-repair = The execute bits are set (a+x) on the toolchain's programs: `bin`, `pkg/tool`, and `go_*_exec` in `lib`.
rule-mode-toolchain-not-executable-untouched = The toolchain's other files, and everything outside of it.

rule-lock-not-writable-title = A lock file that can't be taken
rule-lock-not-writable-what = The `.lock` of a module version can't be opened for writing by whoever runs go, and go needs it, because the version is not complete.
rule-lock-not-writable-why = Before go fetches or extracts a version it takes that lock, and for this it opens the file for writing. It says “open ….lock: permission denied” and stops. For a complete version nobody asks for the lock.
rule-lock-not-writable-cause = A go run as root began to fetch the version. Lock files are empty and go never deletes them, so one that is simply there is no fault.
rule-lock-not-writable-repair = The file is given to whoever runs go. It is not deleted: deleting one that is held would let two commands hold it.
rule-lock-not-writable-untouched = The rest of the version, and lock files of complete versions.

rule-link-symlink-title = A link among the sources
rule-link-symlink-what = There is a symbolic link in an extracted module or toolchain.
rule-link-symlink-why = Go extracts regular files and folders, nothing else. A link means that somebody or something changed the sources; builds read what it leads to, which may lie outside of the cache and change at any time.
rule-link-symlink-cause = Somebody linked their own copy in to try a change, a tool that saves space did, or it is an attack.
rule-link-symlink-repair = The extracted module is removed, and go extracts it again from its zip, or downloads it.
rule-link-symlink-untouched = What the link leads to. With GOPROXY=off nothing is removed that could not be had again.

rule-link-unfollowed-title = A link that was not followed
rule-link-unfollowed-what = There is a symbolic link on the cache's own side, where go makes none. Modscope does not follow it.
rule-link-unfollowed-why = Go follows it and may work; what it leads to was not judged.
rule-link-unfollowed-cause = Somebody moved a large part of the cache to another disk.
rule-link-unfollowed-repair = Nothing is done by itself: if the link is wanted, leave it; else replace it by what it leads to.
rule-link-unfollowed-untouched = The link and what it leads to.

rule-link-hard-link-title = A file with a second name elsewhere
rule-link-hard-link-what = A regular file in the cache has more than one name on the disk (a hard link).
rule-link-hard-link-why = What is written under the other name changes what go builds, and a mode or owner changed here changes there. Go never makes such files.
rule-link-hard-link-cause = A tool that saves space by linking equal files, `cp -al`, a backup, or an attacker who wants a repair run as root to change a file elsewhere.
rule-link-hard-link-repair = An extracted module is removed and extracted again by go, with files of its own. Elsewhere the file can be replaced by a copy.
rule-link-hard-link-untouched = Modscope changes no mode or owner of a file with several names.

rule-link-special-title = A pipe, socket or device
rule-link-special-what = There is something in the cache that is neither file, folder nor link.
rule-link-special-why = Go never makes one. Reading a pipe may wait for ever, and a device is not what its name says.
rule-link-special-cause = A program used the folder for its own purposes, or a backup was restored in the wrong place.
rule-link-special-repair = Find out who made it. In an extracted module the module is removed, and go extracts it again.
rule-link-special-untouched = The special file itself is never read, and no mode or owner of it is changed.

rule-integrity-ziphash-title = A checksum file that is missing or damaged
rule-integrity-ziphash-what = Beside a module's zip or sources there is no `.ziphash`, or it has not exactly 47 bytes: `h1:` and 44 letters, without a line end.
rule-integrity-ziphash-why = Go compares that checksum with go.sum at every use. A missing or torn one makes go compute it again and extract the module again, which takes the right to write; until then `go mod verify` fails, and where nobody may write, builds fail too. A torn one whose zip is gone stops builds until the zip is fetched again. Where zip and checksum are both gone, `go mod verify` passes the sources over without looking at them.
rule-integrity-ziphash-cause = A disk that was full, a machine that lost power while go wrote, or a copy that left files out.
rule-integrity-ziphash-repair = Whoever may write there lets go heal it: `go mod download MODULE@VERSION`.
rule-integrity-ziphash-untouched = The zip. Whether its content is right is for `modscope verify` and go.sum to say, not for this rule.

rule-integrity-incomplete-title = A version that lacks a file, and nothing can be fetched
rule-integrity-incomplete-what = A module version in the cache lacks its `.info`, its zip or its sources, and GOPROXY is `off`; or the cache is published (`--policy published`) and whoever asks only reads it.
rule-integrity-incomplete-why = Go fetches what is missing without a word while a proxy answers. With GOPROXY=off it can't, and says “module lookup disabled by GOPROXY=off”, which sounds like a wrong setting: without the `.info`, `go list -m` fails; without zip and sources, builds do.
rule-integrity-incomplete-cause = The cache was copied in part, as images often do to save space, or cleaned by hand, or a download was interrupted before the network went.
rule-integrity-incomplete-repair = Fetch the version once with a proxy (`GOPROXY` at its default), or copy it whole from another cache.
rule-integrity-incomplete-untouched = Nothing is changed; GOPROXY stays as it is.

rule-leftover-partial-title = An interrupted extraction
rule-leftover-partial-what = A `.partial` file says that a version is being extracted, and no running go holds that version's lock.
rule-leftover-partial-why = Go extracts the version again at its next use, if it may. Until then `go mod verify` skips the module's sources and yet reports that all modules are verified.
rule-leftover-partial-cause = go was interrupted, the disk was full, or a container was stopped while it extracted.
rule-leftover-partial-repair = Nothing by hand: `go mod download MODULE@VERSION` or the next build does it. Where the rights are missing, those are repaired. Deleting only the `.partial` would be wrong: go would take the half for the whole.
rule-leftover-partial-untouched = A version that a running go is extracting at the moment.

rule-leftover-temp-title = Temporary files nobody waits for
rule-leftover-temp-what = Files with names like `v1.2.3.info123456789.tmp` in an `@v` folder, older than ten minutes.
rule-leftover-temp-why = They take space, and are a sign that a write failed. Go removes those of zips when it fetches the version again, and those of `.info` and `.mod` never.
rule-leftover-temp-cause = A full disk, a checksum that did not match, or a go that was killed while it wrote.
rule-leftover-temp-repair = The files are deleted.
rule-leftover-temp-untouched = Younger ones, which a running go may still need, and every file with another name.

rule-leftover-old-tree-title = A folder that an old Go was extracting
rule-leftover-old-tree-what = A folder with a name like `module@v1.2.3.tmp-123456` beside the extracted modules.
rule-leftover-old-tree-why = No go uses it. It takes space, and Go from 1.16 on removes it only when it extracts that very version again.
rule-leftover-old-tree-cause = A Go before 1.16 was interrupted while it extracted.
rule-leftover-old-tree-repair = The folder is deleted.
rule-leftover-old-tree-untouched = The extracted modules beside it.

## Rules about go's settings and what the build cache remembers
rule-family-env = What go is set to, and the files and folders it depends on beside its caches.
rule-family-index = What the build cache remembers of a time when something was in the way.

rule-path-project-not-writable-title = The project's own files are closed
rule-path-project-not-writable-what = Whoever runs go cannot write the go.mod or go.sum of the project, or not even read it.
rule-path-project-not-writable-why = `go get` and `go mod tidy` write both files and stop with “updating go.mod: permission denied”. Builds only read them, and fail where that is not possible.
rule-path-project-not-writable-cause = A `sudo go get` or a container that ran as root made them, or the project was checked out by another account.
rule-path-project-not-writable-repair = The files are given to whoever runs go, or their owner gets the right to write back.
rule-path-project-not-writable-untouched = Every other file of the project.

rule-env-unreadable-title = go's settings file can't be read
rule-env-unreadable-what = The file that `go env -w` writes to is there, and whoever runs go may not read it.
rule-env-unreadable-why = go says nothing and goes on as if the file were empty. Whatever was set there falls back to its default: another module cache is used, private modules are asked of the public proxy, flags are gone.
rule-env-unreadable-cause = `sudo go env -w` made the file as root, or a umask of 077 closed it to an account that shares it.
rule-env-unreadable-repair = The file is given to whoever runs go, or its owner gets the right to read it back.
rule-env-unreadable-untouched = What is set in the file.

rule-env-not-writable-title = go env -w can't write
rule-env-not-writable-what = The settings file can be read, but whoever runs go may not write it, or not make it.
rule-env-not-writable-why = `go env -w` and `go env -u` stop with “writing go env config: permission denied”. Every other command works.
rule-env-not-writable-cause = `sudo go env -w` made the file or its folder as root, or the home folder is read-only, as in many containers.
rule-env-not-writable-repair = The file is given to whoever runs go. Where it is closed on purpose, nothing: a setting can also stand in the environment.
rule-env-not-writable-untouched = What is set in the file.

rule-env-other-home-title = A cache in somebody else's home
rule-env-other-home-what = GOMODCACHE or GOCACHE leads into the home folder of another account.
rule-env-other-home-why = What go makes there belongs to whoever runs it, in the way of the account whose home it is: their next `go clean` or download stops. And a home may be closed to others at any time.
rule-env-other-home-cause = `sudo -E`, or a sudo that keeps HOME; a profile or a settings file that was copied; GOPATH set for the whole machine.
rule-env-other-home-repair = The setting is taken away, so that go uses a cache in the home of whoever runs it.
rule-env-other-home-untouched = Both caches stay where they are.

rule-env-sumdb-off-title = The checksum database is off for every module
rule-env-sumdb-off-what = GOSUMDB is off. GOPRIVATE would take the check from private modules only.
rule-env-sumdb-off-why = The first time a version is fetched, nobody can tell whether the proxy or the network handed out what everybody else gets. Toolchains are always held against the database, so they cannot be fetched at all.
rule-env-sumdb-off-cause = A private module that the database does not know ended in an error, and the first answer found was GOSUMDB=off.
rule-env-sumdb-off-repair = The database is switched on again, and GOPRIVATE names the hosts that it should not be asked about.
rule-env-sumdb-off-untouched = What is in the cache. Versions that a go.sum names are held against it as before.

rule-env-modcacherw-title = -modcacherw, and read-only modules on the disk
rule-env-modcacherw-what = GOFLAGS asks for module folders that stay writable, and some on the disk are read-only.
rule-env-modcacherw-why = The flag is for modules that are extracted from now on; those that are here stay as they are. What it was set for (removing the cache with rm, or another member of a group finishing a module) works for the new ones only.
rule-env-modcacherw-cause = The flag was set when the cache was already in use. A switch to another toolchain does not heed it either.
rule-env-modcacherw-repair = Nothing has to be done. `go clean -modcache` as the owner and a new download make them all alike.
rule-env-modcacherw-untouched = Extracted modules keep their protection.

rule-env-gopath-entries-title = Several folders in GOPATH
rule-env-gopath-entries-what = GOPATH names several folders, and go keeps modules in the first one only.
rule-env-gopath-entries-why = Module cache and checksum state are under the first entry. What is under the others is not used, however much is there; when the order changes, everything is downloaded again.
rule-env-gopath-entries-cause = A habit from the time before modules, or a profile that adds to GOPATH each time.
rule-env-gopath-entries-repair = GOPATH is set to the first folder alone.
rule-env-gopath-entries-untouched = The folders and what is in them.

rule-env-tmp-noexec-title = Programs don't start in go's temporary folder
rule-env-tmp-noexec-what = The folder where go builds is on a file system that is mounted with noexec.
rule-env-tmp-noexec-why = `go test` and `go run` build a program there and start it: “fork/exec: permission denied”. `go build` and `go install` work.
rule-env-tmp-noexec-cause = A hardened machine or container mounts /tmp with noexec.
rule-env-tmp-noexec-repair = GOTMPDIR names a folder of one's own on another file system.
rule-env-tmp-noexec-untouched = The mount.

rule-env-tmp-not-writable-title = go can't use its temporary folder
rule-env-tmp-not-writable-what = The folder that GOTMPDIR or TMPDIR names is not there, or whoever runs go may not make anything in it.
rule-env-tmp-not-writable-why = Every build begins by making a folder there, and stops with “creating work dir”.
rule-env-tmp-not-writable-cause = The variable was carried over from another account by sudo, or names a folder that a restart or a clean-up removed. go does not make the folder.
rule-env-tmp-not-writable-repair = The setting is taken away, or GOTMPDIR names a folder of one's own.
rule-env-tmp-not-writable-untouched = The folder.

rule-env-no-build-cache-title = There is no build cache
rule-env-no-build-cache-what = GOCACHE is off or not absolute, or neither it nor the home folder it follows from is set.
rule-env-no-build-cache-why = go has built nothing without a build cache since 1.12: every build stops before it begins.
rule-env-no-build-cache-cause = An old script sets GOCACHE=off; or a service or container runs without HOME.
rule-env-no-build-cache-repair = The setting is taken away, or GOCACHE names a folder of one's own.
rule-env-no-build-cache-untouched = The module cache.

rule-index-refusal-title = The build cache remembers that a file could not be read
rule-index-refusal-what = go keeps an index of each module in the build cache. One of them was made while a file was closed, and has kept the refusal; now the file can be read.
rule-index-refusal-why = go believes the index: builds end in “permission denied” for a file that anybody can read, while `go mod verify` says that all is well. chmod, chown, `go build -a` and even `go clean -modcache` do not change it, since the index goes by go's version and the module's folder alone.
rule-index-refusal-cause = A build was tried while modules were closed, for example after `sudo go` or an unlucky chmod, and the permissions were repaired afterwards.
rule-index-refusal-repair = The entries that remember are removed, those and no others; the next build makes them again. `go clean -cache` would do it too, and everything would be built anew.
rule-index-refusal-untouched = Every other entry of the build cache, and all modules.

rule-index-missing-title = The build cache remembers that a file was not there
rule-index-missing-what = go keeps an index of each module in the build cache. One of them was made while a file was missing; now the file is there, and the index does not know it.
rule-index-missing-why = go believes the index: a package is not found, or a name is undefined, though the source is there. With -mod=mod go may even move on to another version of the module in silence. Downloading again does not help.
rule-index-missing-cause = A build was tried while a module was half removed, or half restored from an archive, and it was completed afterwards.
rule-index-missing-repair = The entries that remember are removed, those and no others; the next build makes them again.
rule-index-missing-untouched = Every other entry of the build cache, and all modules.

## Rules about what stands besides modes: lists, flags, mounts, namespaces, labels, locks

rule-family-acl = Access control lists, which speak of single accounts and groups beyond the nine letters of a mode.
rule-family-flag = Flags that stand above modes and bind root, too.
rule-family-mount = The file system that the cache lies on, and how it is mounted.
rule-family-label = Labels of SELinux.

rule-owner-unmapped-title = Its owner has no number here
rule-owner-unmapped-what = You are inside a user namespace, as in a rootless container, and the entry belongs to a number that this namespace does not have. It is shown as nobody's (65534).
rule-owner-unmapped-why = Inside the namespace nobody counts as the owner of such an entry, and root there has no power over it: it can be read and written only as far as its mode lets everybody, and neither chown nor chmod works on it.
rule-owner-unmapped-cause = A folder of the host is mounted into a rootless container, and what is in it belongs to an account other than the one that started the container; or the volume was filled with another mapping of numbers.
rule-owner-unmapped-repair = Outside the container, the entries are given to the account that runs it, or the container is started so that the owner has a number in it (`--userns=keep-id`, `--uidmap`). From inside nothing can be done.
rule-owner-unmapped-untouched = Everything: Modscope changes nothing that it has no power over.

rule-acl-not-readable-title = An access control list denies reading
rule-acl-not-readable-what = The entry has an access control list (the `+` behind the mode), and what the list says of whoever runs go, or of their groups, does not let them read it, or pass the folder.
rule-acl-not-readable-why = For a user or a group that the list names, its entry counts and the last three letters of the mode don't, even where those would allow more. The list's mask cuts all of them at once: an entry of rwx under a mask of --- gives nothing. Go only sees “permission denied”, or takes the file for missing and fetches it again.
rule-acl-not-readable-cause = A `chmod` that took rights from the group: on an entry with a list, chmod changes the mask and not the group's own rights, so it shuts out everybody the list names. Or somebody set an entry that gives too little, or a folder's default list did.
rule-acl-not-readable-repair = Where an entry gives enough and the mask cuts it, the mask is raised by what is missing. Else whoever runs go gets an entry of their own in the list (`setfacl -m u:NAME:rX`).
rule-acl-not-readable-untouched = Owner and mode, and the other entries of the list.

rule-acl-not-writable-title = An access control list denies writing
rule-acl-not-writable-what = The entry has an access control list (the `+` behind the mode), and what the list says of whoever runs go, or of their groups, does not let them write where go has to.
rule-acl-not-writable-why = For a user or a group that the list names, its entry counts and nothing else does, and the list's mask cuts all of them at once. The middle three letters of the mode show the mask then, not what the group may. Go stops with “permission denied”.
rule-acl-not-writable-cause = A `chmod g-w`, or a `chmod 755` over a cache shared by lists: it lowers the mask, and everybody the list names loses the right to write. Or a default list that gives less than go needs, or a copy made with `cp -p`.
rule-acl-not-writable-repair = Where an entry gives enough and the mask cuts it, the mask is raised by what is missing. Else whoever runs go gets an entry of their own in the list (`setfacl -m u:NAME:rwX`).
rule-acl-not-writable-untouched = Owner and mode, the other entries of the list, and extracted modules, which stay read-only.

rule-acl-writable-by-others-title = An access control list lets others write
rule-acl-writable-by-others-what = In a cache that is one person's, the list of an entry lets another account, or a group, write. The mode alone does not show whom.
rule-acl-writable-by-others-why = Go builds what is in the cache and does not look whether it was changed since it was downloaded: only `go mod verify` does. Whoever can write here can change what you build.
rule-acl-writable-by-others-cause = The cache was shared once, or it stands in a folder whose default list every new file takes over, as on file servers and in shared home folders.
rule-acl-writable-by-others-repair = The entries of those others are taken out of the list, and out of the default list for new files. If the cache is meant to be shared, say so (`--policy shared:GROUP`) and nothing is changed.
rule-acl-writable-by-others-untouched = Owner, mode, the mask, and all other entries of the list.

rule-flag-immutable-title = Locked against every change
rule-flag-immutable-what = The entry carries the immutable flag (`i` in `lsattr`).
rule-flag-immutable-why = Nobody can change, rename or remove it, root neither, and in such a folder no name can be made or removed. Modes say nothing of it. Go fails with “operation not permitted”, not with “permission denied”, and `go clean -modcache` stops there half-way.
rule-flag-immutable-cause = Somebody ran `chattr +i` to protect a cache or a single file; a hardening script or a backup that restores flags did.
rule-flag-immutable-repair = The flag is taken off (`chattr -i`), which takes root, or CAP_LINUX_IMMUTABLE: a container usually lacks it, so that it has to be done outside.
rule-flag-immutable-untouched = Owner, mode and content, and entries without the flag.

rule-flag-append-only-title = Things can only be added
rule-flag-append-only-what = The entry carries the append-only flag (`a` in `lsattr`).
rule-flag-append-only-why = A file can only grow at its end, and in such a folder names can be made, but none renamed, replaced or removed, by root neither. Go writes a file under a temporary name and renames it, so a download fails with “operation not permitted” and leaves that file behind; `go clean` fails, too.
rule-flag-append-only-cause = Somebody ran `chattr +a`, as is done for logs, or on a folder far above, which new folders take over on some file systems.
rule-flag-append-only-repair = The flag is taken off (`chattr -a`), which takes root, or CAP_LINUX_IMMUTABLE.
rule-flag-append-only-untouched = Owner, mode and content, and entries without the flag.

rule-mount-read-only-title = Mounted for reading only
rule-mount-read-only-what = The cache, or a part of it, lies on a file system that nothing can be written to, whatever owners and modes say.
rule-mount-read-only-why = A complete cache can be built from, since go needs no right to write then. What is not there can't be fetched: go stops with “read-only file system”. `go clean -modcache` fails and deletes nothing.
rule-mount-read-only-cause = A volume was given to a container with `:ro` or `readOnly: true`, an image such as squashfs carries the cache, or the kernel made a disk read-only after an error.
rule-mount-read-only-repair = It is mounted for writing, this mount alone where the file system is writable elsewhere. If a disk had errors, look at `dmesg` and check the disk first. If the cache is meant to be read-only, keep it so: judge it with `--policy published`, and have whoever fills it use a writable mount.
rule-mount-read-only-untouched = Owners and modes: they are not the cause.

rule-mount-noexec-title = Mounted so that no program starts
rule-mount-noexec-what = The file system is mounted with the option `noexec`.
rule-mount-noexec-why = Go starts a downloaded toolchain from the module cache, and the programs of `go run` and `go tool` from its temporary folder or the build cache. All of these end with “permission denied”, though the execute bits are set.
rule-mount-noexec-cause = Hardened systems mount `/tmp`, `/home` or `/var` so; mounts of shared and removable disks are so by default.
rule-mount-noexec-repair = It is mounted with `exec`; or the cache is moved to a place where programs start (`go env -w GOMODCACHE=FOLDER`). With GOTOOLCHAIN=local go starts none of the downloaded toolchains.
rule-mount-noexec-untouched = Execute bits: they are not the cause.

rule-mount-no-modes-title = A file system without owners and modes
rule-mount-no-modes-what = The cache lies on a file system that stores no owners and modes, or does not show them (FAT, exFAT, NTFS, Windows drives in WSL, Windows shares). What is shown comes from options of the mount and is the same for every file.
rule-mount-no-modes-why = Go's read-only modules are not protected, and `chown` and `chmod` fail there or change nothing. Who may do what is decided when it is mounted.
rule-mount-no-modes-cause = GOPATH or GOMODCACHE names a folder on a Windows drive, a USB stick or a share.
rule-mount-no-modes-repair = Best, the cache is moved to a file system of the machine's own (`go env -w GOMODCACHE=FOLDER`). Else it is mounted with other options: FAT and exFAT with `uid=,gid=,umask=`; NTFS with the driver ntfs3 or the option `permissions`; WSL with `metadata`, in /etc/wsl.conf under `[automount]`; shares with `uid=,gid=,file_mode=,dir_mode=`.
rule-mount-no-modes-untouched = Every entry: no chown or chmod is tried there.

rule-mount-server-decides-title = A server has the last word
rule-mount-server-decides-what = The cache lies on a file system of which a server, the host of a virtual machine, or a program (FUSE) decides who may do what.
rule-mount-server-decides-why = What modes allow here may still be refused there: NFS maps root to nobody (root_squash) and goes by its own list of groups, others map every account to one. Modscope computes from what is shown and can't see the server's rules.
rule-mount-server-decides-cause = Home folders on NFS, folders of the host in a virtual machine or in Docker Desktop, sshfs.
rule-mount-server-decides-repair = Nothing is done. If go is refused though the modes allow it, look at the server's export, or use a cache on a disk of this machine: it is faster as well, and locks are sure to work.
rule-mount-server-decides-untouched = Nothing is changed.

rule-mount-private-title = A mount that only one account may enter
rule-mount-private-what = The cache, or a folder on the way to it, is a FUSE file system that was mounted without `allow_other`.
rule-mount-private-why = The kernel lets nobody in but the account that mounted it, root neither, whatever the modes say: go, and also `sudo go`, ends with “permission denied”.
rule-mount-private-cause = sshfs, rclone, bindfs or an encrypted folder, mounted by another account, or used from a service or a container.
rule-mount-private-repair = Its owner mounts it again with `allow_other`, best together with `default_permissions`; for anybody but root this takes `user_allow_other` in /etc/fuse.conf. Or go uses a cache elsewhere.
rule-mount-private-untouched = What is in the mount, and its modes: they are not the cause.

rule-label-differs-title = A label unlike that of its folder
rule-label-differs-what = SELinux is in use here, and the type in an entry's label is another than that of the folder it is in. Modscope does not judge whether the policy refuses something.
rule-label-differs-why = Where SELinux enforces, it may refuse a service or a container what modes allow, with the same “permission denied”. A label that came along from another place is a possible cause, seldom one for a person in their own home.
rule-label-differs-cause = `mv` keeps the label of the place a file came from, `cp` and new files take the folder's; an archive or a backup can bring labels along; a container volume without `:z` or `:Z` keeps the host's.
rule-label-differs-repair = `restorecon -RF` gives entries the labels the policy names for their place. What was really refused stands in the audit log: `ausearch -m avc -ts recent`.
rule-label-differs-untouched = Owners, modes and lists.

rule-lock-held-title = A go command is at work
rule-lock-held-what = The `.lock` of a version that is not complete is held by a living process.
rule-lock-held-why = The version is being fetched or extracted at this moment, so what looks half is not broken. Another go that needs the version waits until the lock is free, without a word and without limit.
rule-lock-held-cause = A build, an editor's language server or a download is running. If nothing moves for minutes, that process may hang on the network.
rule-lock-held-repair = Nothing: look again when it has ended. `lslocks` or `fuser FILE` names the process.
rule-lock-held-untouched = The lock and the version: removing a held lock would let two commands write at once.

rule-lock-protected-title = A lock file that the kernel protects
rule-lock-protected-what = The `.lock` of a version that is not complete belongs to another account and lies in a sticky folder that others may write to.
rule-lock-protected-why = There the kernel lets nobody open another account's file in the way go opens locks (with O_CREAT), root neither: fs.protected_regular, which distributions switch on. Go says “permission denied”, though the mode allows everybody to write.
rule-lock-protected-cause = A cache under `/tmp` or in another folder made with mode 1777, shared by several accounts.
rule-lock-protected-repair = The lock file is given to whoever runs go. To last, the sticky bit goes, or the cache moves to a folder without it.
rule-lock-protected-untouched = The rest of the version, and the setting of the kernel.

rule-path-mount-point-title = Something is mounted on the folder
rule-path-mount-point-what = The cache's folder, or one in it, is the place where a file system is mounted, such as a volume of a container.
rule-path-mount-point-why = Such a folder can't be removed or renamed by anybody: go works with the cache, but `go clean -modcache` empties it and then fails with “device or resource busy”, and leaves the folder open to everybody (0777).
rule-path-mount-point-cause = A volume or a disk is mounted right at GOMODCACHE, as is usual in containers and CI.
rule-path-mount-point-repair = Nothing has to be done. To make clean work, mount the volume one folder higher and let GOMODCACHE name a folder in it.
rule-path-mount-point-untouched = The mount and what is in it.

## Rules about policies: a cache shared by a group, published for reading, or a container's

rule-owner-wrong-group-title = Not the group that shares the cache
rule-owner-wrong-group-what = The cache is meant to be shared by a group (`--policy shared:GROUP`), and an entry belongs to another group, so that the members get no more than any stranger.
rule-owner-wrong-group-why = Go makes files beside those that are there and opens some of them again for writing. Where the group is the wrong one, only the owner can: the others' downloads end with “permission denied”.
rule-owner-wrong-group-cause = Somebody copied or moved files in (`cp -a`, `mv` and `rsync` keep the old group), a folder lacked the setgid bit when something was made in it, or root filled a part of the cache.
rule-owner-wrong-group-repair = The entries are given to the group (chgrp); owners and modes stay. An access control list that names the group does as well.
rule-owner-wrong-group-untouched = Owners, contents, and what strangers may do.

rule-owner-not-member-title = Not in the group that shares the cache
rule-owner-not-member-what = The cache is shared by a group, and whoever runs go here is not in it.
rule-owner-not-member-why = All that the members may do comes from the group. Somebody else at best reads: builds with what is here may work, and nothing new can be fetched.
rule-owner-not-member-cause = The account was never added, or was added after it logged in: a session, a service or an editor that is already running keeps the groups it began with. In a container the groups are numbers given at the start (`docker run --group-add`, `supplementalGroups`).
rule-owner-not-member-repair = The account is added to the group (`usermod -aG GROUP ACCOUNT`), and logs in again.
rule-owner-not-member-untouched = The cache itself: opening it to everybody instead would let any account change what gets built.

rule-mode-not-shared-title = Shared, and closed to the group
rule-mode-not-shared-what = The cache is shared by a group, and the group lacks a right that Go needs: to write in folders of the cache's own side, to write `list`, `.lock`, `.ziphash` and a few like them, or to read everything else.
rule-mode-not-shared-why = Go adds every new version to the module's `list`, takes a version's `.lock` by opening it for writing, and makes files in `@v` and folders beside the other versions. Where the group may not, only the owner can. A `list` that can't be written is left as it is without a word, and whoever serves this cache then hides new versions.
rule-mode-not-shared-cause = One member works with umask 022, which takes the group's right to write from everything new: an editor, a service or a CI job started without a shell often does. Or only the folders were opened (`chgrp` and `chmod 2775`) when the cache became shared, and the files were forgotten. Or default entries of a list give the group less than everything.
rule-mode-not-shared-repair = The group gets what it lacks: rwx in folders where go writes, rw on `list`, `.lock`, `.ziphash` and their like, r on the rest. Then the umask of whoever made them is set right, or default entries make it unimportant.
rule-mode-not-shared-untouched = Extracted modules stay read-only, also for the group; strangers get nothing.

rule-mode-no-setgid-title = New entries would not take the group
rule-mode-no-setgid-what = The cache is shared by a group, and a folder has neither the setgid bit (`rws` for the group) nor default entries for the group.
rule-mode-no-setgid-why = What is made in such a folder gets the maker's own group. The next member is then a stranger to it, and the setgid bit is not passed on to folders made in it.
rule-mode-no-setgid-cause = The folder was made before the cache became shared, copied in, or a chmod by somebody outside the group cleared the bit: the system does that without a word.
rule-mode-no-setgid-repair = The bit is set (`chmod g+s`) on all folders where go makes something. Default entries (`setfacl -d -m g:GROUP:rwx`) are the sturdier way and need no bit.
rule-mode-no-setgid-untouched = Files, and folders of extracted modules.

rule-mode-tree-of-another-title = What sharing can't do: others' extracted modules
rule-mode-tree-of-another-what = Go makes extracted modules read-only for everybody, their owner among them (0555). Members of the group read and build with them, and only the owner can replace or remove them.
rule-mode-tree-of-another-why = If an extraction is interrupted, only the member who began it can finish it; the others' builds then end with “unlinkat … permission denied”. `go clean -modcache` by any member fails at the others' modules, after it has deleted all downloads of everybody.
rule-mode-tree-of-another-cause = This is how Go works. It is not damage.
rule-mode-tree-of-another-repair = Nothing has to be done. If all members run go with `GOFLAGS=-modcacherw`, new modules are extracted writable, and any member can replace and remove them, at the price of sources that can be changed by accident. Toolchains stay the exception: only their owner can prepare them. Sturdier is one account that fills the cache and readers who don't write (`--policy published`).
rule-mode-tree-of-another-untouched = The read-only modes of extracted modules.

rule-mode-umask-title = A umask that works against the policy
rule-mode-umask-what = The umask is what the system takes off the mode of everything new. This one takes rights that the policy wants given: the group's in a shared cache (022, 027, 077), everybody's right to read in a published one (027, 077).
rule-mode-umask-why = Nothing is wrong yet. What go makes next will be closed to the others: the next member can't add beside it, or readers can't build with it.
rule-mode-umask-cause = 022 is the default nearly everywhere. Shells read a profile; services, editors started from a desktop, containers and CI jobs do not, and have one of their own.
rule-mode-umask-repair = Shared: every writer runs go with umask 002 or 007 (`umask 002` in the shell, `UMask=0002` for a service), or the folders get default entries for the group (`setfacl -R -d -m g:GROUP:rwx`), under which the umask does not matter. Published: umask 022.
rule-mode-umask-untouched = What is there already: a umask is about what comes.

rule-mode-not-published-title = Published, and closed to readers
rule-mode-not-published-what = The cache is meant to be read by everybody (`--policy published`), and an entry lacks the right for others to read it, or a folder to pass it; nor does an access control list name readers.
rule-mode-not-published-why = Builds need each module's `.mod` and `.ziphash` and its extracted sources. A reader who can't read them would have to fetch them again, and may not write: builds stop.
rule-mode-not-published-cause = Whoever fills the cache works with umask 077 or 027, as services and some distributions do by default.
rule-mode-not-published-repair = Others get the right to read, and to pass folders (o+rX), and whoever fills the cache works with umask 022.
rule-mode-not-published-untouched = Nobody gets the right to write.

rule-mode-published-writable-title = Published, and a reader could change it
rule-mode-published-writable-what = The cache is meant to be filled by one account and only read by the others, and an entry can be written by somebody else: through its group, through an access control list, or because it belongs to another account.
rule-mode-published-writable-why = Everybody builds from these sources and go does not look whether they were changed: only `go mod verify` does. One reader who can write can change everybody's builds.
rule-mode-published-writable-cause = The cache was shared by a group before, was filled under umask 002, or somebody else ran go here while it was open.
rule-mode-published-writable-repair = The group's right to write is taken (g-w), entries of other accounts are given to the account that fills the cache, and lists lose the names that may write.
rule-mode-published-writable-untouched = The right to read. A group with the same number as its account is that account's own and counts as no reader.

rule-mode-one-uid-only-title = Only one user number can use it
rule-mode-one-uid-only-what = The cache is a container's (`--policy container`), and places where go reads or writes are open only to their owner or group.
rule-mode-one-uid-only-why = Containers are often started under another number than the image was built with (`docker run -u`, `runAsNonRoot`, OpenShift). Go then reads what is there at best, and every download ends with “permission denied”.
rule-mode-one-uid-only-cause = The official image makes `/go` writable for everybody, but what a later `RUN go mod download` makes belongs to root with 0755.
rule-mode-one-uid-only-repair = In the step that fills the cache: `chmod -R go=u`, which gives everybody the owner's rights, or `chgrp -R 0` and `chmod -R g=u` where the numbers come with group 0. Or the image names the number it runs as (`USER`) and fills the cache as that.
rule-mode-one-uid-only-untouched = Extracted modules stay read-only; that everybody can write is no risk in a container that is thrown away.

rule-acl-no-default-title = Shared by mode alone
rule-acl-no-default-what = The cache is shared by a group, and folders where go writes have no default entries for the group, so that the umask of every writer decides what the others may do.
rule-acl-no-default-why = With the setgid bit and umask 002 for everybody it works, until one process runs with 022: then the next member can't add beside what it made. With default entries the system does not ask the umask.
rule-acl-no-default-cause = Nobody set them; or the file system keeps no access control lists.
rule-acl-no-default-repair = Nothing has to be done while every writer has umask 002 or 007. `setfacl -R -m g:GROUP:rwX -d -m g:GROUP:rwx` on the folders where go writes makes it last.
rule-acl-no-default-untouched = Extracted modules.

## Verdict
# $who: who runs go; $operations: "download, clean"; $n: how many.

blocked-build = builds fail
blocked-download = new versions can't be downloaded
blocked-list = modules can't be listed
blocked-verify = the cache can't be verified
blocked-clean = the cache can't be cleaned
blocked-toolchain = downloaded Go toolchains can't be used
verdict-both = { $first }, and { $second }
verdict-blocked-all = Go can't use this cache as { $who }
verdict-blocked-many = { $operations } don't work for { $who }
verdict-unknown-all = What works here for { $who } can't be seen from here
verdict-unknown = { $n ->
    [one] Whether { $operations } works for { $who } can't be seen from here
   *[other] Whether { $operations } work for { $who } can't be seen from here
}
verdict-degraded = Everything works for { $who }, but { $operations } with warnings
verdict-works-asked = { $n ->
    [one] { $operations } works for { $who }
   *[other] { $operations } work for { $who }
}
verdict-risky = Everything go needs works for { $who }, but something is risky
verdict-works = Everything go needs works for { $who }
# $title, $extent: those of the worst finding.
cause-finding = { $title }: { $extent }.
# $n entries ($count) in $places places ($spots) belong to $owner; $by: root-within, root-all, person-within, person-all, number, container.
cause-owner = { $n ->
    [one] One entry belongs to { $owner }
   *[other] { $places ->
        [one] { $count } entries belong to { $owner }
       *[other] { $count } entries in { $spots } places belong to { $owner }
    }
}{ $dated ->
    [yes] , last written on { $date }
   *[no] {""}
}{ $by ->
    [root-within] : probably someone ran go with sudo, or a container wrote here as root.
    [root-all] : probably go ran with sudo or in a container as root.
    [person-all] : it is { $owner }'s cache.
    [number] : probably a container ran go here under that number.
    [container] , and wrote here.
   *[person-within] : { $owner } ran go here, too.
}
cause-still-builds = What is here already builds.
cause-also-unknown = Part of the cache can't be seen from here.
tally-error = { $n ->
    [one] { $count } problem
   *[other] { $count } problems
}
tally-warning = { $n ->
    [one] { $count } risk
   *[other] { $count } risks
}
tally-info = { $n ->
    [one] { $count } note
   *[other] { $count } notes
}
tally-nothing = nothing to report
finding-whole-cache = the whole cache
healthy-entries = { $n ->
    [0] Every entry is part of a finding
    [one] One entry is as Go made it
   *[other] { $count } entries are as Go made them
}
healthy-why-none = That a module folder is read-only is no finding: Go protects them on purpose.
healthy-why = { $cache ->
    [module] Read-only module folders are healthy: Go protects them on purpose.
   *[build] Go clears old results out of this cache by itself.
}

## Findings
# Each rule's findings have -title, -because, -fix, and where they have something to say -leave and -aside (why it matters though
# nothing stops). All take: $owner, $group, $mode (of the topmost affected entry), $who (runs go), $entries and $count (how many are
# affected), $places and $spots (in how many places), $name (of the place), $kind (folder, file, link, special), $side (part of the cache),
# $class (owner, group, other: what $who is to the entry), $by (root, person), $which (module and version, else the name), $reason (the system's words), $size,
# $said ($reason is known), $sheltered, $offline, $making (builds or downloads are stopped): yes or no; $write and $read: what go needs to do here.

owner-unknown = its owner
group-unknown = its group
mode-unknown = mode unknown

finding-entries = { $entries ->
    [one] { $count } entry
   *[other] { $count } entries
}
finding-places = { $places ->
    [one] in { $count } place
   *[other] in { $count } places
}
finding-stops = stops { $operations }
finding-weakens = { $operations } with warnings
finding-hides = hides { $operations }

leave-blocks-build = Builds that need it end in { $denied ->
    [yes] “permission denied”
    [flag] “operation not permitted”
    [mount] “read-only file system”
   *[no] an error
}.
leave-blocks-download = go get of a newer version ends in { $denied ->
    [yes] “permission denied”
    [flag] “operation not permitted”
    [mount] “read-only file system”
   *[no] an error
}.
leave-blocks-list = go list -m and go mod graph fail.
leave-blocks-verify = go mod verify fails, so nobody can tell whether the sources are what was fetched.
leave-blocks-clean = { $denied ->
    [mount] go clean -modcache fails, and deletes nothing that lies there.
   *[no] go clean -modcache deletes what it can, then fails, and leaves folders open to everybody.
}
leave-blocks-toolchain = A project that asks for another Go version can't be built.
leave-degrades = { $operations }: goes on, but with warnings, by asking the network again, or with something left stale.
leave-hides = Until it can be seen, nothing certain can be said about { $operations }.
leave-nothing = Nothing stops.

need-write-cache = go makes folders there for new modules
need-write-download = go makes folders there for new modules and versions
need-write-version = go makes files there to fetch a version
need-write-list = go adds every new version to that list
need-write-record = go replaces such files when it asks for the version again
need-write-zip = go replaces a zip when it fetches the version again
need-write-ziphash = go writes the checksum of a download there
need-write-lock = go opens a lock file for writing before it fetches or extracts a version
need-write-partial = go opens such a file for writing to finish the extraction
need-write-vcs = the version control program writes there when go fetches
need-write-above = go makes a folder there for every version it extracts
need-write-tree = go removes an extracted module to extract it again, or to clean
need-write-toolchain = go prepares a toolchain there at its first use
need-write-build = go stores what it built there
need-write-state = go keeps the newest state of the checksum database there
need-write-other = go has to change or remove what is there
need-read-cache = everything in the cache is reached this way
need-read-download = go finds module versions this way
need-read-version = go looks there for the files of every version
need-read-list = whoever serves this cache to others reads that list
need-read-record = go reads such files to know what modules require
need-read-zip = go reads zips to extract and to verify
need-read-ziphash = go compares the checksum with go.sum at every use
need-read-lock = go opens a lock file before it fetches or extracts a version
need-read-partial = go opens such a file to finish the extraction
need-read-vcs = the version control program reads there when go fetches
need-read-above = go reaches extracted modules this way
need-read-tree = builds and go mod verify read what is there
need-read-toolchain = go starts the toolchain from there
need-read-build = builds reuse what earlier ones stored there
need-read-state = go reads that state before it trusts a new module
need-read-other = go has to look at it

finding-path-absent-title = There is no cache here yet
finding-path-absent-because = Nothing is at this path, and { $who } may make a folder there.
finding-path-absent-fix = Nothing needs doing: go makes the folder the first time it needs it.
finding-path-absent-leave = Nothing stops; the first download fills it.
finding-path-absent-aside = go makes it when it needs it

finding-path-parent-not-writable-title = { $who } can't add or remove anything in { $name }
finding-path-parent-not-writable-because = { $making ->
    [yes] { $owner } owns { $name } ({ $mode }) and { $who } may not write to it, but go has to make the cache there.
   *[no] { $owner } owns { $name } ({ $mode }) and { $who } may not write to it, but go clean -modcache removes the cache's own folder from it.
}
finding-path-parent-not-writable-fix = { $class ->
    [owner] Give { $who } the right to write to { $name } again.
   *[other] { $making ->
        [yes] Make the cache in a place of { $who }'s own (go env -w GOMODCACHE=FOLDER), or give { $name } to { $who } if it was meant to be theirs.
       *[no] Give { $name } to { $who } if it is Go's own folder; else leave it: all but the cache's empty folder can be removed.
    }
}
finding-path-parent-not-writable-leave = { $making ->
    [yes] {""}
   *[no] Using the cache works.
}

finding-path-not-a-directory-title = A file stands where the cache should be
finding-path-not-a-directory-because = { $name } is no folder, and go needs a folder there.
finding-path-not-a-directory-fix = Move the file away, or let GOMODCACHE name a folder (go env GOMODCACHE shows what it is now).

finding-path-dangling-link-title = The cache's path is a link that leads nowhere
finding-path-dangling-link-because = { $name } is a link, and nothing is where it points; go makes no folder through a link.
finding-path-dangling-link-fix = If it leads to a disk, attach that disk; else make the folder it names, or remove the link and go makes a folder in its place.

finding-path-relative-title = The cache's path is not absolute
finding-path-relative-because = Go takes only a path that begins at the root of the file system, so that it is the same from every folder.
finding-path-relative-fix = Set GOMODCACHE to an absolute path, or unset it (go env -u GOMODCACHE, and the variable in the shell).

finding-path-no-search-title = { $who } can't pass { $name }
finding-path-no-search-because = { $says ->
    [acl-mask] The access control list of { $name }, on the way to the cache, has an entry for { $entry }, but its mask ({ $mask }) takes that away
    [acl-user] The access control list of { $name }, on the way to the cache, has an entry for { $entry } that does not let { $who } pass
    [acl-groups] The access control list of { $name }, on the way to the cache, has an entry for { $entry } that does not let { $who } pass
    [private-mount] { $name }, on the way to the cache, lies on a file system that only { $mounter } may enter: it is mounted without allow_other
   *[other] { $owner } owns { $name } ({ $mode }) on the way to the cache, and { $who } may not pass it
}, so nothing behind it can be reached.
finding-path-no-search-fix = { $says ->
    [acl-mask] Raise the mask of { $name }'s list by the right to pass.
    [private-mount] Have { $mounter } mount it with allow_other, or use a cache of { $who }'s own (go env -w GOMODCACHE=FOLDER).
   *[other] { $class ->
        [owner] Give { $who } the right to pass { $name } again.
        [group] Let the group { $group } pass { $name }.
       *[other] Use a cache of { $who }'s own (go env -w GOMODCACHE=FOLDER), or let { $owner } open the way for { $who } alone, by an access control list and not for everybody.
    }
}

finding-path-through-link-title = The cache is reached through a link
finding-path-through-link-because = { $name } is a link to the real folder; go follows it.
finding-path-through-link-fix = Nothing needs doing; go clean -modcache would remove only the link.
finding-path-through-link-aside = go clean removes only the link

finding-path-unreadable-title = { $places ->
    [one] { $name } can't be looked into
   *[other] { $spots } places can't be looked into
}
finding-path-unreadable-because = { $said ->
    [no] It could not be read or lies on another file system, so what is in it is unknown.
   *[yes] The system said “{ $reason }”, so what is in it is unknown.
}
finding-path-unreadable-fix = Look again with the rights of { $owner } or of root (sudo modscope check).

finding-owner-not-writable-title = Owned by { $owner }, { $who } can't write
finding-owner-not-writable-because = { $places ->
    [one] { $owner } owns this { $kind } ({ $mode }) and { $who } may not write to it, but { $write }.
   *[other] { $owner } owns { $count } entries in { $spots } places here and { $who } may not write to them, but { $write }.
}
finding-owner-not-writable-fix = { $entries ->
    [one] Give it to { $who }; its mode stays as it is
   *[other] Give these { $count } entries to { $who }; modes stay as they are
}{ $by ->
    [root] .
    [container] . podman unshare does it without root. Run with --userns=keep-id, such a container writes as { $who } from the start.
   *[person] , and { $owner } can no longer write there. If it is { $owner }'s cache, rather use one of your own (go env -w GOMODCACHE=FOLDER).
}

finding-owner-not-readable-title = Owned by { $owner }, { $who } can't read
finding-owner-not-readable-because = { $places ->
    [one] { $owner } owns this { $kind } and keeps it closed ({ $mode }), but { $read }.
   *[other] { $owner } owns { $count } entries in { $spots } places here and keeps them closed, but { $read }.
}
finding-owner-not-readable-fix = { $entries ->
    [one] Give it to { $who }; its mode stays as it is
   *[other] Give these { $count } entries to { $who }; modes stay as they are
}{ $by ->
    [root] .
    [container] . podman unshare does it without root. Run with --userns=keep-id, such a container writes as { $who } from the start.
   *[person] . If it is { $owner }'s cache, rather use one of your own (go env -w GOMODCACHE=FOLDER).
}
finding-owner-not-readable-aside = go fetches it again each time

finding-owner-foreign-title = Owned by { $owner }, stops nothing now
finding-owner-foreign-because = { $places ->
    [one] { $owner } owns this { $kind } ({ $mode }), and { $who } uses it all the same.
   *[other] { $owner } owns { $count } entries in { $spots } places here, and { $who } uses them all the same.
}
finding-owner-foreign-fix = { $entries ->
    [one] Nothing needs doing now; to be tidy, give it to { $who }.
   *[other] Nothing needs doing now; to be tidy, give these { $count } entries to { $who }.
}
finding-owner-foreign-leave = Nothing stops now. It may when go wants to replace { $entries ->
    [one] it
   *[other] them
}.
finding-owner-foreign-aside = stops nothing now

finding-mode-not-writable-title = Closed for writing, though it is { $who }'s
finding-mode-not-writable-because = { $places ->
    [one] { $who } owns this { $kind }, but its mode ({ $mode }) lets nobody write to it, and { $write }.
   *[other] { $who } owns { $count } entries in { $spots } places here, but their modes let nobody write, and { $write }.
}
finding-mode-not-writable-fix = Give the owner the right to write back; extracted module folders stay read-only.

finding-mode-not-readable-title = Closed for reading, though it is { $who }'s
finding-mode-not-readable-because = { $places ->
    [one] { $who } owns this { $kind }, but its mode ({ $mode }) keeps { $who } out, and { $read }.
   *[other] { $who } owns { $count } entries in { $spots } places here, but their modes keep { $who } out, and { $read }.
}
finding-mode-not-readable-fix = Give the owner the right to read, and to pass folders; nobody else gets anything.
finding-mode-not-readable-aside = go fetches it again each time

finding-mode-world-writable-title = { $sheltered ->
    [yes] Open for everybody's writing, behind a closed door
   *[no] Anyone on this machine can write here
}
finding-mode-world-writable-because = { $places ->
    [one] The mode of this { $kind } ({ $mode }) lets every account write
   *[other] The modes of { $count } entries in { $spots } places let every account write
}{ $sheltered ->
    [yes] , though strangers can't come here now, since a folder on the way keeps them out.
   *[no] , and builds use what is here without looking whether it was changed.
}
finding-mode-world-writable-fix = Take the right to write from strangers { $class ->
    [other] and give what is here to { $who } first, who comes in by that door too.
   *[owner] and leave everything else as it is.
}
finding-mode-world-writable-leave = { $sheltered ->
    [yes] Nothing stops. The day the way here is opened, any account can change what gets built.
   *[no] Any account, also a service that was broken into, can change what gets built, and go build doesn't notice.
}
finding-mode-world-writable-aside = { $sheltered ->
    [yes] strangers can't come here now
   *[no] a stranger could change your build
}

finding-mode-failed-clean-title = Left open by a clean that failed
finding-mode-failed-clean-because = { $entries ->
    [one] This folder has the mode rwxrwxrwx
   *[other] { $count } folders have the mode rwxrwxrwx
}: go clean -modcache sets it before it deletes, and leaves it so when it fails.
finding-mode-failed-clean-fix = Take the right to write from strangers{ $class ->
    [other] {" "}and give what is here to { $who } first.
   *[owner] ; once everything in the cache is { $who }'s, go clean -modcache can end what it began.
}
finding-mode-failed-clean-leave = { $sheltered ->
    [yes] Nothing stops. The day the way here is opened, any account can change what gets built.
   *[no] Any account can add or replace what gets built, and go build doesn't notice.
}
finding-mode-failed-clean-aside = { $sheltered ->
    [yes] strangers can't come here now
   *[no] a stranger could change your build
}

finding-mode-execute-bits-title = Execute bits that Go never sets
finding-mode-execute-bits-because = { $entries ->
    [one] This file ({ $mode }) can be started as a program
   *[other] { $count } files can be started as programs
}, while go writes such files without that right: someone ran chmod here, or copied the cache.
finding-mode-execute-bits-fix = Take the execute bits off; folders and toolchains keep theirs.
finding-mode-execute-bits-leave = Nothing stops: go neither needs the bits nor minds them.
finding-mode-execute-bits-aside = harmless to go

finding-mode-tree-writable-title = Sources that can be changed by accident
finding-mode-tree-writable-because = { $entries ->
    [one] This { $kind } of an extracted module is writable ({ $mode })
   *[other] { $count } entries of extracted modules are writable
}, while go makes them read-only, so that an editor or a script can't change what other projects build.
finding-mode-tree-writable-fix = Make the extracted modules read-only again, as go left them.
finding-mode-tree-writable-leave = Nothing stops. A change made here by accident is built into every project of yours, and only go mod verify notices.
finding-mode-tree-writable-aside = the guard against accidents is off

finding-mode-toolchain-not-executable-title = A Go toolchain that won't start
finding-mode-toolchain-not-executable-because = { $entries ->
    [one] This program of a downloaded toolchain ({ $mode }) can't be started by { $who }
   *[other] { $count } programs of a downloaded toolchain can't be started by { $who }
}, and go repairs that by itself only for the owner and only while bin/go can't be started either.
finding-mode-toolchain-not-executable-fix = Set the execute bits on the toolchain's programs; its other files stay as they are.

finding-lock-not-writable-title = { $class ->
    [owner] A lock file that can't be opened
   *[other] A lock file of { $owner }'s in the way
}
finding-lock-not-writable-because = { $places ->
    [one] { $owner } owns { $name } ({ $mode }) and { $who } may not write to it, but { $write }.
   *[other] { $owner } owns { $spots } lock files and { $who } may not write to them, but go opens one for writing before it fetches or extracts a version.
}
finding-lock-not-writable-fix = { $class ->
    [owner] Give the owner the right to read and write it.
   *[other] { $entries ->
        [one] Give the lock file to { $who }
       *[other] Give these { $count } lock files to { $who }
    }; go keeps lock files for good, so being there is no fault.
}

finding-link-symlink-title = A link among the sources
finding-link-symlink-because = { $entries ->
    [one] { $name } is a link
   *[other] { $count } links are
}{ $entries ->
    [one] {""}
   *[other] {" here"}
}, and go never extracts links: somebody or something else put { $entries ->
    [one] it
   *[other] them
} there.
finding-link-symlink-fix = Look where it leads, then remove the extracted module; go extracts it again{ $offline ->
    [yes] , though with GOPROXY=off only if its zip is still here
   *[no] {""}
}.
finding-link-symlink-leave = Builds read whatever the link leads to, and what that is can change at any time.
finding-link-symlink-aside = builds read what it leads to

finding-link-unfollowed-title = A link that was not followed
finding-link-unfollowed-because = { $entries ->
    [one] { $name } is a link; go
   *[other] { $count } entries are links; go
} makes none here, and what lies behind was not looked at.
finding-link-unfollowed-fix = If you made it to save space, leave it; else replace it by what it leads to.
finding-link-unfollowed-aside = what is behind was not looked at

finding-link-hard-link-title = A file with a second name elsewhere
finding-link-hard-link-because = { $entries ->
    [one] This file has
   *[other] { $count } files have
} more than one name on the disk, so a change made under the other name is a change here.
finding-link-hard-link-fix = { $side ->
    [tree] Remove the extracted module; go extracts it again with files of its own.
   *[other] Replace it by a copy, unless a tool that saves space made it on purpose.
}
finding-link-hard-link-leave = Nothing stops. Changing a mode or the content under the other name changes this file too, and no repair touches such a file.
finding-link-hard-link-aside = it can be changed from elsewhere

finding-link-special-title = A pipe, socket or device in the cache
finding-link-special-because = { $name } is neither file, folder nor link, and go makes nothing of the kind.
finding-link-special-fix = Find out who made it; then remove it{ $side ->
    [tree] {" "}with the extracted module, which go extracts again
   *[other] {""}
}.
finding-link-special-leave = Whoever reads it may wait for ever.
finding-link-special-aside = reading it may never end

finding-integrity-ziphash-title = { $side ->
    [ziphash] A checksum file that is damaged
   *[other] A download without its checksum
}
finding-integrity-ziphash-because = { $side ->
    [ziphash] { $places ->
        [one] { $name } has { $size }
       *[other] { $spots } .ziphash files have another size
    }, and a checksum has exactly 47: it was torn or emptied while it was written.
   *[other] { $places ->
        [one] { $which } has
       *[other] { $spots } versions have
    } a zip or sources here but no .ziphash, which go compares with go.sum at every use.
}
finding-integrity-ziphash-fix = Let go write the checksum again from the zip: go mod download of that version does it for whoever may write there.
finding-integrity-ziphash-leave = The next use by somebody who may write here heals it: go extracts the module again.
finding-integrity-ziphash-aside = go heals it at the next use

finding-integrity-incomplete-title = { $places ->
    [one] A version that lacks a file, offline
   *[other] { $spots } versions that lack a file, offline
}
finding-integrity-incomplete-because = { $places ->
    [one] { $which } lacks { $side ->
        [record] its .info
       *[other] its zip
    }
   *[other] { $spots } versions lack a file
}, and with GOPROXY=off go can't fetch it.
finding-integrity-incomplete-fix = Fetch { $places ->
    [one] it
   *[other] them
} once with a proxy (GOPROXY at its default), or copy { $places ->
    [one] it
   *[other] them
} whole from another cache.

finding-leftover-partial-title = { $places ->
    [one] An interrupted extraction
   *[other] { $spots } interrupted extractions
}
finding-leftover-partial-because = { $places ->
    [one] { $name } says that { $which } was being extracted
   *[other] { $spots } .partial files say that versions were being extracted
}, and no running go holds the lock, so it was interrupted.
finding-leftover-partial-fix = Nothing needs doing by hand: go extracts it again at the next use. Don't delete the .partial file alone: go would take the half for the whole.
finding-leftover-partial-leave = The next build that needs it extracts it again, if { $who } may write here. Until then go mod verify skips it and says that all is well.
finding-leftover-partial-aside = go will redo it by itself

finding-leftover-temp-title = { $entries ->
    [one] A temporary file nobody waits for
   *[other] Temporary files nobody waits for
}
finding-leftover-temp-because = { $entries ->
    [one] A go that was interrupted left this file behind
   *[other] go commands that were interrupted left { $count } such files behind
}, and those of .info and .mod are never removed by go.
finding-leftover-temp-fix = { $entries ->
    [one] Delete it.
   *[other] Delete them.
}
finding-leftover-temp-leave = Nothing stops; it takes some space.
finding-leftover-temp-aside = takes some space

finding-leftover-old-tree-title = A folder that an old Go was extracting
finding-leftover-old-tree-because = Go before 1.16 extracted into such folders first, and { $entries ->
    [one] one was
   *[other] { $count } entries were
} left behind when it was interrupted.
finding-leftover-old-tree-fix = Delete it; no go uses it.
finding-leftover-old-tree-leave = Nothing stops; it takes some space. go removes it when it extracts that version again.
finding-leftover-old-tree-aside = takes some space

## Findings about go's settings and what the build cache remembers
# They take besides: $file (whole path of a file) and $filed, $setting, $value and $valued, $from (where it was set: process, shell, goenv, goroot, go,
# default), $line (the line for a shell that mends it) and $lined.

finding-path-project-not-writable-title = { $who } can't write the project's { $name }
finding-path-project-not-writable-because = { $file } belongs to { $owner } or is in a folder of theirs ({ $mode }), and go get has to write it as { $who }.
finding-path-project-not-writable-fix = Give the file to { $who }, or the right to write back to its owner.

finding-env-unreadable-title = go ignores its settings in { $file }
finding-env-unreadable-because = { $who } may not read the file (owner { $owner }, mode { $mode } at { $name }), so go goes on without it and says nothing.
finding-env-unreadable-fix = Let { $who } read the file; see what is lost until then with: go env -changed
finding-env-unreadable-aside = everything set there is ignored without a word
finding-env-unreadable-leave = go uses the defaults in place of what was set: another cache, the public proxy for private modules.

finding-env-not-writable-title = go env -w can't write for { $who }
finding-env-not-writable-because = go env -w writes to { $file }, and { $name } belongs to { $owner } with mode { $mode }.
finding-env-not-writable-fix = Give the file to { $who }; or set what is needed in the environment.
finding-env-not-writable-aside = only go env -w and -u fail
finding-env-not-writable-leave = go env -w and go env -u end in “permission denied”; everything else works.

finding-env-other-home-title = { $setting } is in the home of { $owner }
finding-env-other-home-because = { $setting } is { $value }, under { $file }, the home of { $owner }; { $from ->
    [process] the environment says so.
    [shell] the login shell says so.
    [goenv] go's settings file says so.
   *[other] nothing else is set.
}
finding-env-other-home-fix = { $lined ->
    [yes] Let go use a cache of { $who }'s own: { $line }
   *[no] Let go use a cache of { $who }'s own: set HOME to { $who }'s home.
}
finding-env-other-home-aside = what go makes there is in the way of { $owner }
finding-env-other-home-leave = What go makes there belongs to { $who }, and stops { $owner }'s next download or clean.

finding-env-sumdb-off-title = No module is held against the checksum database
finding-env-sumdb-off-because = GOSUMDB is off{ $from ->
    [process] {" "}in the environment
    [shell] {" "}in the login shell's environment
    [goenv] {" "}in go's settings file
    [goroot] {" "}in GOROOT's go.env
   *[other] {""}
}, so the first download of any version is taken on trust{ $valued ->
    [yes] {" "}({ $value } would not have been asked about anyway).
   *[no] ; GOPRIVATE would leave out the private ones only.
}
finding-env-sumdb-off-fix = { $from ->
    [process] Switch it on with “{ $line }” where the environment is set (go env -w does not outweigh it){ $valued ->
        [yes] .
       *[no] , and name private hosts: go env -w GOPRIVATE=git.example.com
    }
    [shell] Switch it on with “{ $line }” where the login shell sets it (go env -w does not outweigh it){ $valued ->
        [yes] .
       *[no] , and name private hosts: go env -w GOPRIVATE=git.example.com
    }
   *[other] Switch it on: { $line }{ $valued ->
        [yes] {""}
       *[no] {" "}and name private hosts: go env -w GOPRIVATE=git.example.com
    }
}
finding-env-sumdb-off-aside = the first download of a version is taken on trust
finding-env-sumdb-off-leave = Nobody notices when a proxy or the network hands out a changed module.

finding-env-modcacherw-title = -modcacherw is set, and { $entries ->
    [one] { $count } module is
   *[other] { $count } modules are
} read-only
finding-env-modcacherw-because = GOFLAGS is { $value }; it makes only newly extracted modules writable, and those that are here stay read-only.
finding-env-modcacherw-fix = Nothing needs doing; to make all alike, let their owner run go clean -modcache and download again.
finding-env-modcacherw-aside = only new modules stay writable

finding-env-gopath-entries-title = Only the first of { $count } folders in GOPATH holds modules
finding-env-gopath-entries-because = Modules are kept under { $value } alone; { $filed ->
    [yes] those in { $file } are not used.
   *[no] the other folders are asked for none.
}
finding-env-gopath-entries-fix = { $from ->
    [process] Let GOPATH name the first folder alone, where the environment is set (go env -w does not outweigh it): { $line }
    [shell] Let GOPATH name the first folder alone, where the login shell sets it (go env -w does not outweigh it): { $line }
   *[other] Let GOPATH name the first folder alone: { $line }
}
finding-env-gopath-entries-aside = the others are not used for modules

finding-env-tmp-noexec-title = Programs don't start in { $file }
finding-env-tmp-noexec-because = The file system there is mounted with noexec, and { $setting } makes go build and start tests there.
finding-env-tmp-noexec-fix = { $lined ->
    [yes] Let go use another folder: { $line }
   *[no] Set GOTMPDIR to a folder on another file system.
}
finding-env-tmp-noexec-aside = stops go test and go run
finding-env-tmp-noexec-leave = go test and go run end in “fork/exec: permission denied”; go build works.

finding-env-tmp-not-writable-title = go can't use its temporary folder
finding-env-tmp-not-writable-because = { $said ->
    [yes] { $setting } is { $file }: { $reason }.
   *[no] { $who } may not make anything in { $file } (owner { $owner }, mode { $mode }), and { $setting } makes go work there.
}
finding-env-tmp-not-writable-fix = { $lined ->
    [yes] Let go use another folder: { $line }
   *[no] Set GOTMPDIR to a folder of { $who }'s own.
}

finding-env-no-build-cache-title = There is no build cache, and go builds nothing
finding-env-no-build-cache-because = { $valued ->
    [yes] { $value ->
        [off] GOCACHE is off, and go builds nothing without a build cache.
       *[other] GOCACHE is { $value }, and go takes only an absolute path.
    }
   *[no] GOCACHE is not set, nor the home folder that its place follows from.
}
finding-env-no-build-cache-fix = { $from ->
    [process] Take it away where the environment is set (go env -w does not outweigh it): { $line }
    [shell] Take it away where the login shell sets it (go env -w does not outweigh it): { $line }
    [default] Set HOME, or GOCACHE to a folder of one's own.
    [goroot] Take it out of GOROOT's go.env; or outweigh it: go env -w GOCACHE=/a/folder/of/yours
   *[other] Take it away: { $line }
}

finding-index-refusal-title = The build cache remembers a refusal that is over
finding-index-refusal-because = It keeps “{ $value }” for { $file }, which { $who } can read now.
finding-index-refusal-fix = Remove the { $count } entries that remember; the next build makes them again.
finding-index-refusal-leave = go goes on saying “permission denied”, whatever is done to the file.

finding-index-missing-title = The build cache remembers that a file was missing
finding-index-missing-because = { $file } is there now, and the index that go uses in its place does not know it.
finding-index-missing-fix = Remove the { $count } entries that remember; the next build makes them again.
finding-index-missing-leave = go goes on without the file: a package is not found, or a name is undefined.

## Findings about what stands besides modes
# These take besides: $says (what says no: owner, group, other, capability, acl-user, acl-groups, acl-mask, immutable, append-only,
# read-only-mount, noexec-mount, private-mount, server, unmapped, unknown), $entry (the list's entries about $who, like “ania (r-x)”; $listed: there
# are some), $mask (like rwx), $writers (who else may write by the list; $named: there are some), $mounted (the mount is known: yes, no), $point (where
# it is mounted), $fs (its type), $source (what is mounted; $sourced: worth telling), $reach (here: only this mount is read-only; nowhere: the
# file system; image: it can't be otherwise), $options (fat, ntfs, wsl, share, virtual), $mounter (who mounted it), $label and $folder-label
# ($labelled: both are known). $by is container where a rootless container of $who's wrote.

owner-lent = uid { $inside } of a rootless container of { $account }
mounter-unknown = the account that mounted it
acl-group = the group { $group }
list-and = { $first } and { $last }
need-write-parent = go makes the cache's folder there, and go clean -modcache removes it
need-read-parent = go passes it on the way to the cache

finding-owner-unmapped-title = Its owner has no number in this container
finding-owner-unmapped-because = { $places ->
    [one] You are inside a user namespace, and whoever owns this { $kind } has no number in it: it shows as { $owner }, and nobody here, root neither, can change it
   *[other] You are inside a user namespace, and whoever owns { $count } entries in { $spots } places has no number in it: nobody here, root neither, can change them
}, but { $write }.
finding-owner-unmapped-fix = From inside nothing can be done. Outside, give { $entries ->
    [one] it
   *[other] them
} to the account that runs the container, or start it so that their owner has a number in it (podman: --userns=keep-id).
finding-owner-unmapped-aside = nobody in here can change it

finding-acl-not-readable-title = { $says ->
    [acl-mask] A mask keeps { $who } out
   *[other] An access control list keeps { $who } out
}
finding-acl-not-readable-because = { $places ->
    [one] { $says ->
        [acl-mask] The access control list of { $name } has an entry for { $entry }, but its mask ({ $mask }) takes that away
       *[other] { $listed ->
            [yes] The access control list of { $name } has an entry for { $entry }, which counts before the mode ({ $mode }) and gives too little
           *[no] The access control list of { $name } has no entry that lets { $who } read
        }
    }
   *[other] { $says ->
        [acl-mask] The masks of access control lists in { $spots } places take away what the lists give { $who }
       *[other] The access control lists of { $count } entries in { $spots } places do not let { $who } read
    }
}, but { $read }.
finding-acl-not-readable-fix = { $says ->
    [acl-mask] Raise the mask by what is missing; owner, mode for others and all entries stay. Whom else the list names gets what the mask kept from them.
   *[other] Give { $who } an entry of their own that lets them read; owner, mode and the other entries stay.
}
finding-acl-not-readable-aside = go fetches it again each time

finding-acl-not-writable-title = { $says ->
    [acl-mask] A mask keeps { $who } from writing
   *[other] An access control list keeps { $who } from writing
}
finding-acl-not-writable-because = { $places ->
    [one] { $says ->
        [acl-mask] The access control list of { $name } has an entry for { $entry }, but its mask ({ $mask }) takes that away
       *[other] { $listed ->
            [yes] The access control list of { $name } has an entry for { $entry }, which counts before the mode ({ $mode }) and gives too little
           *[no] The access control list of { $name } has no entry that lets { $who } write
        }
    }
   *[other] { $says ->
        [acl-mask] The masks of access control lists in { $spots } places take away what the lists give { $who }
       *[other] The access control lists of { $count } entries in { $spots } places do not let { $who } write
    }
}, but { $write }.
finding-acl-not-writable-fix = { $says ->
    [acl-mask] Raise the mask by what is missing; owner, mode for others and all entries stay. Whom else the list names gets what the mask kept from them.
   *[other] Give { $who } an entry of their own that lets them write; owner, mode and the other entries stay.
}
finding-acl-not-writable-aside = go can't change what is there

finding-acl-writable-by-others-title = An access control list lets { $named ->
    [yes] { $writers }
   *[no] others
} write
finding-acl-writable-by-others-because = { $places ->
    [one] The access control list of this { $kind } lets { $named ->
        [yes] { $writers }
       *[no] others
    } write
   *[other] The access control lists of { $count } entries in { $spots } places let { $named ->
        [yes] { $writers }
       *[no] others
    } write
}, and builds use what is here without looking whether it was changed.
finding-acl-writable-by-others-fix = Take { $named ->
    [yes] { $writers }
   *[no] them
} out of the list, unless the cache is meant to be shared; owner, mode and the other entries stay.
finding-acl-writable-by-others-leave = Nothing stops. Whom the list names can change what gets built, and go build doesn't notice.
finding-acl-writable-by-others-aside = others could change your build

finding-flag-immutable-title = Locked against every change (immutable)
finding-flag-immutable-because = { $places ->
    [one] { $kind ->
        [folder] The immutable flag is set on this folder, so nobody, root neither, can add, rename or remove anything in it
       *[other] The immutable flag is set on { $name }, so nobody, root neither, can change, rename or remove it
    }
   *[other] The immutable flag is set in { $spots } places, so nobody, root neither, can change anything there
}, but { $write }.
finding-flag-immutable-fix = Take the flag off (as root; in a container outside of it). Owners and modes are not the cause and stay as they are.
finding-flag-immutable-aside = nobody can change it, root neither

finding-flag-append-only-title = Things can only be added here (append-only)
finding-flag-append-only-because = { $places ->
    [one] { $kind ->
        [folder] The append-only flag is set on this folder: names can be made in it, and none renamed or removed, by root neither, but go renames what it has written
       *[other] The append-only flag is set on { $name }, so it can only grow, and nobody, root neither, can replace or remove it, but { $write }
    }
   *[other] The append-only flag is set in { $spots } places: things can be added there, and nothing replaced or removed, by root neither, but { $write }
}.
finding-flag-append-only-fix = Take the flag off (as root; in a container outside of it). Owners and modes are not the cause and stay as they are.
finding-flag-append-only-aside = nothing can be replaced or removed

finding-mount-read-only-title = Mounted for reading only
finding-mount-read-only-because = { $mounted ->
    [yes] { $name } lies on { $reach ->
        [here] { $point }, which is mounted there for reading only; the file system itself ({ $fs }) may be writable elsewhere
        [image] { $point }, and a file system of the type { $fs } can only be read
       *[nowhere] { $point }, and that file system ({ $fs }) is for reading only, wherever it is mounted
    }
   *[no] { $name } lies on a file system that is mounted for reading only
}. Owners and modes are not the cause, but { $write }.
finding-mount-read-only-fix = { $reach ->
    [image] Use a cache in a place that can be written to (go env -w GOMODCACHE=FOLDER), or ask about this one as published (--policy published): then nobody has to write.
    [here] Mount it for writing; for a volume of a container, where the container is described. If it is meant to be read-only, ask about it as published (--policy published).
   *[nowhere] Mount it for writing, after a look at dmesg: the kernel does this itself when a disk has errors. If it is meant to be read-only, ask about it as published (--policy published).
}
finding-mount-read-only-aside = nothing can be fetched into it

finding-mount-noexec-title = No program starts from here (noexec)
finding-mount-noexec-because = { $mounted ->
    [yes] { $point } ({ $fs }) is mounted with noexec
   *[no] This file system is mounted with noexec
}, so no program on it starts, whatever its execute bits say, but go starts a downloaded toolchain from here.
finding-mount-noexec-fix = Mount it with exec, or move the cache to a place where programs start (go env -w GOMODCACHE=FOLDER). With GOTOOLCHAIN=local go uses none of these toolchains.
finding-mount-noexec-aside = go can't start a toolchain from here

finding-mount-no-modes-title = Owners and modes mean nothing here
finding-mount-no-modes-because = { $mounted ->
    [yes] { $point } is a file system of the type { $fs }{ $sourced ->
        [yes] {" "}({ $source })
       *[no] {""}
    }
   *[no] This file system keeps no owners and modes
}: those it shows are options of the mount, so chown and chmod fail here or change nothing.
finding-mount-no-modes-fix = Best move the cache to a disk of this machine's own (go env -w GOMODCACHE=FOLDER). { $options ->
    [wsl] Else switch on metadata for Windows drives: options = "metadata" under [automount] in /etc/wsl.conf, then wsl --shutdown.
    [share] Else mount the share with uid= and gid= of { $who }, and file_mode= and dir_mode=.
    [ntfs] Else mount it with the driver ntfs3, or ntfs-3g's option permissions, which keep owners; or with uid=, gid= and umask=.
    [virtual] Else mount the shared folder with uid=, gid= and umask=.
   *[fat] Else unmount it and mount it with uid= and gid= of { $who }, and umask=022: a remount does not take them.
}
finding-mount-no-modes-leave = Nothing stops by itself. Extracted modules are not protected from changes, and no repair of owners or modes can work here.
finding-mount-no-modes-aside = no chown or chmod works here

finding-mount-server-decides-title = { $says ->
    [server] A program decides here, not the modes
   *[other] A server has the last word here
}
finding-mount-server-decides-because = { $mounted ->
    [yes] { $point } is a file system of the type { $fs }{ $sourced ->
        [yes] {" "}({ $source })
       *[no] {""}
    }
   *[no] This file system comes from elsewhere
}: whoever serves it may refuse what the modes shown here allow, and that can't be seen from here.
finding-mount-server-decides-fix = Nothing needs doing while go works. If it is refused all the same, look at what the server grants (NFS: root_squash, groups), or use a cache on a disk of this machine.
finding-mount-server-decides-leave = Nothing stops by itself; what is said here of rights holds only as far as the server agrees.
finding-mount-server-decides-aside = the server may refuse more

finding-mount-private-title = Only { $mounter } may enter here
finding-mount-private-because = { $mounted ->
    [yes] { $point } is a file system of a program's ({ $fs }), mounted by { $mounter } without allow_other: the kernel lets nobody else in{ $mounter ->
        [root] {""}
       *[other] , not even root
    }
   *[no] This is a file system of a program's, mounted by { $mounter } without allow_other: the kernel lets nobody else in, root neither
}, but { $read }.
finding-mount-private-fix = Have { $mounter } mount it again with allow_other and default_permissions (/etc/fuse.conf needs user_allow_other), or use a cache elsewhere (go env -w GOMODCACHE=FOLDER).
finding-mount-private-aside = nobody else gets in

finding-label-differs-title = Labelled unlike the folder
finding-label-differs-because = { $labelled ->
    [yes] { $name } is labelled { $label } and its folder { $folder-label }
   *[no] { $name } has another type of label than its folder
}; where SELinux refuses, that may be the cause, which modes can't show.
finding-label-differs-fix = If something is refused though the modes allow it, give the labels back that belong here (restorecon) and look again; the audit log names what was refused (ausearch -m avc).
finding-label-differs-leave = It may well stop nothing: Modscope does not know the policy.
finding-label-differs-aside = a possible cause, not judged

finding-lock-held-title = go is at work on { $which }
finding-lock-held-because = A living process holds { $name }, so the version is being fetched or extracted at this moment; what looks half now is none of it damaged.
finding-lock-held-fix = Nothing needs doing: look again when that go has ended.
finding-lock-held-leave = Nothing stops; another go waits for it.
finding-lock-held-aside = another go waits for it

finding-lock-protected-title = A lock file of { $owner }'s in a sticky folder
finding-lock-protected-because = { $places ->
    [one] { $name } ({ $mode }) belongs to { $owner }
   *[other] { $spots } lock files belong to { $owner }
} and lies in a sticky folder that others may write to: there the kernel (fs.protected_regular) lets { $who } not open it in the way go opens locks, whatever its mode allows.
finding-lock-protected-fix = Give the lock file to { $who }; for good, take the sticky bit off the folder or move the cache to one without it.
finding-lock-protected-aside = the kernel keeps go from opening it

finding-path-mount-point-title = { $name } can't be removed, something is mounted on it
finding-path-mount-point-because = { $mounted ->
    [yes] A file system of the type { $fs } is mounted on { $name }
   *[no] A file system is mounted on { $name }
}, so go clean -modcache can empty it, but then fails to remove the folder (“device or resource busy”).
finding-path-mount-point-fix = Nothing needs doing if the volume is meant to be there: using the cache works. To make clean work, mount it one folder higher and let GOMODCACHE name a folder in it.
finding-path-mount-point-leave = Using the cache works.
finding-path-mount-point-aside = using the cache works

## Findings about policies
# Besides what all findings take: $team (the group that the policy names), $team-word (the same for a shell), $policy (its id), $umask (of
# whoever runs go).

umask-unknown = unknown

finding-owner-wrong-group-title = Belongs to the group { $group }, not { $team }
finding-owner-wrong-group-because = { $places ->
    [one] This { $kind } ({ $mode }) belongs to the group { $group }, so the members of { $team } get from it only what strangers get.
   *[other] { $count } entries in { $spots } places belong to other groups, so the members of { $team } get from them only what strangers get.
}
finding-owner-wrong-group-fix = Give { $entries ->
    [one] it
   *[other] them
} to the group { $team }; owners and modes stay as they are.
finding-owner-wrong-group-aside = closed to other members

finding-owner-not-member-title = { $who } is not in the group { $team }
finding-owner-not-member-because = The cache is shared by { $team }, and { $who } has none of that group's rights.
finding-owner-not-member-fix = Add { $who } to the group (usermod -aG { $team-word }; for a container's number, docker run --group-add) and log in again; don't open the cache to everybody.
finding-owner-not-member-aside = has no more rights than a stranger

finding-mode-not-shared-title = The members of { $team } lack rights here
finding-mode-not-shared-because = { $places ->
    [one] { $owner }'s { $kind } ({ $mode }) gives the group less than go needs here
   *[other] { $count } entries in { $spots } places give the group less than go needs there
}, so members other than the owner can't use or complete what is here.
finding-mode-not-shared-fix = Give the group what it lacks (rwx in folders where go writes, rw on list, lock and checksum files, r on the rest), then see to it that every writer has umask 002, or set default entries.
finding-mode-not-shared-leave = Members other than the owner are stopped here, or silently read an old version list.
finding-mode-not-shared-aside = stops other members

finding-mode-no-setgid-title = New entries won't take the group { $team }
finding-mode-no-setgid-because = { $entries ->
    [one] This folder ({ $mode }) has neither the setgid bit nor default entries
   *[other] { $count } folders have neither the setgid bit nor default entries
}, so what is made there gets its maker's own group.
finding-mode-no-setgid-fix = Set the setgid bit on the folders where go writes (chmod g+s), or better default entries for { $team } (setfacl -d).
finding-mode-no-setgid-leave = Nothing stops yet; what comes next is closed to other members.
finding-mode-no-setgid-aside = closes what comes next

finding-mode-tree-of-another-title = Extracted modules can be removed only by their owners
finding-mode-tree-of-another-because = { $entries ->
    [one] Go makes extracted modules read-only, so this one can be replaced or removed only by { $owner }.
   *[other] Go makes extracted modules read-only, so each can be replaced or removed only by the member who extracted it.
}
finding-mode-tree-of-another-fix = Nothing needs doing, but nobody should run go clean -modcache here: it deletes everybody's downloads and then fails. If all members set GOFLAGS=-modcacherw, any of them can finish and remove what another extracted.
finding-mode-tree-of-another-leave = Builds and downloads work. An extraction that is interrupted can be finished only by whoever began it.
finding-mode-tree-of-another-aside = a limit of sharing

finding-mode-umask-title = Umask { $umask } closes what go makes next
finding-mode-umask-because = { $policy ->
    [published] With umask { $umask } what { $who } fetches next can't be read by everybody else.
   *[other] With umask { $umask } the next member of { $team } can't add beside what { $who } makes, and there are no default entries that would decide instead.
}
finding-mode-umask-fix = { $policy ->
    [published] Let { $who } run go with umask 022 (UMask=0022 for a service).
   *[other] Let { $who } run go with umask 002 (UMask=0002 for a service), or set default entries for { $team } (setfacl -d), under which the umask does not matter.
}
finding-mode-umask-leave = Nothing stops yet; the next download is closed to the others.
finding-mode-umask-aside = closes what comes next

finding-mode-not-published-title = Readers can't read here
finding-mode-not-published-because = { $places ->
    [one] { $owner }'s { $kind } ({ $mode }) is closed to others, but { $read }.
   *[other] { $count } entries in { $spots } places are closed to others, but { $read }.
}
finding-mode-not-published-fix = Let others read, and pass folders (o+rX), and let { $owner } fill the cache with umask 022.
finding-mode-not-published-aside = closed to readers

finding-mode-published-writable-title = A reader could change what everybody builds
finding-mode-published-writable-because = { $places ->
    [one] { $owner }'s { $kind } ({ $mode }, group { $group }) can be written by others than the account that fills the cache
   *[other] { $count } entries in { $spots } places can be written by others than the account that fills the cache
}, and builds use what is here without looking whether it was changed.
finding-mode-published-writable-fix = Take the right to write from the group and from names in access control lists, and give to the account that fills the cache what is another's.
finding-mode-published-writable-leave = Nothing stops. One reader can change what everybody builds, and go build doesn't notice.
finding-mode-published-writable-aside = a reader could change builds

finding-mode-one-uid-only-title = { $entries ->
    [one] Only { $owner } can use this
   *[other] Only { $owner } can use what is here
}
finding-mode-one-uid-only-because = { $places ->
    [one] The { $kind } ({ $mode }) is open to { $owner } alone, or to its group, so a container that runs under another number can't work with it.
   *[other] { $count } entries in { $spots } places are open to their owner alone, or to their group, so a container that runs under another number can't work with them.
}
finding-mode-one-uid-only-fix = Open them in the step that fills the cache (chmod -R go=u; or chgrp -R 0 and chmod -R g=u where numbers come with group 0), or fill it as the number the container runs as.
finding-mode-one-uid-only-leave = It works for { $owner } and stops under any other number.
finding-mode-one-uid-only-aside = fails under other numbers

finding-acl-no-default-title = Every writer's umask decides
finding-acl-no-default-because = Folders where go writes have no default entries for { $team }, so what each member makes is as open as that member's umask.
finding-acl-no-default-fix = Nothing needs doing while every writer has umask 002 or 007; default entries (setfacl -d -m g:{ $team-word }:rwx) on those folders make it last.
finding-acl-no-default-leave = Nothing stops, until one process runs with umask 022.
finding-acl-no-default-aside = works while every umask is 002 or 007

# What is as the policy wants it.
finding-meant-published-title = { $who } can read here and not write, as meant
finding-meant-published-because = { $owner } fills this cache and { $who } only reads it: builds with what is here work, and what is new can't be fetched into it.
finding-meant-published-fix = Nothing needs doing. For something new, have { $owner } fetch it, or use a cache of { $who }'s own beside it.
finding-meant-published-leave = Reading works. What go would have to write here ends in “permission denied”, as it should.
finding-meant-published-aside = as meant
finding-meant-parent-title = { $who } can't remove the cache itself
finding-meant-parent-because = { $owner } owns { $name } ({ $mode }), in which the cache's own folder stands, so { $who } can't remove that, as it should be.
finding-meant-parent-fix = Nothing needs doing.
finding-meant-parent-leave = Using the cache works.
finding-meant-parent-aside = as it should be
finding-meant-container-title = { $who } can't clean here, and need not
finding-meant-container-because = { $owner } owns { $name } ({ $mode }) and { $who } can't remove what is in it; a container's cache is thrown away whole.
finding-meant-container-fix = Nothing needs doing.
finding-meant-container-leave = Using the cache works; only go clean -modcache fails.
finding-meant-container-aside = thrown away whole
finding-published-incomplete-title = { $places ->
    [one] A version that is not complete
   *[other] Versions that are not complete
}
finding-published-incomplete-because = Something of what builds need is missing or was never finished here, and { $who }, who only reads this cache, can't complete it.
finding-published-incomplete-fix = Have the account that fills the cache complete it (go mod download, in a project that uses the version); a published cache needs every version whole.

## The commands (src/cli)

cli-no-window = this modscope was built without its window. modscope check, why, rules and scan work without one; modscope --help lists them
cli-looking = Looking… { $entries } entries
cli-behind = asking for { $name }, who is behind { $by }; to ask for root: --as root
cli-no-story = there is no such story; the stories are { $stories }
cli-format-of-check = the formats here are text and json; sarif and github are forms of check
cli-format-unknown = the formats are { $formats }
cli-umask-bad = a umask is three octal digits, such as 022 or 077
cli-policy-unknown = the policies are personal, shared:GROUP, published and container
cli-policy-whose = name the group that shares the cache, by name or number, as in shared:ci
cli-for-whole = { $operation } concerns the whole cache and cannot be narrowed to one module version; ask for --for { $operation }
cli-for-target = { $word } is no module version to narrow { $operation } to; write it as in { $operation }=example.com/a@v1.1.0
cli-no-such-group = { $word } is no group here; give its number instead, as in --policy shared:1500
cli-no-project = there is no folder { $path }. --project takes the folder that has the project's go.sum
cli-no-go-sum = there is no go.sum in { $path }, so it is not known which module versions the project uses. go mod tidy writes one
cli-unreadable = { $path } cannot be read: { $why }
cli-sum-skipped = { $n ->
    [one] one line of { $path } is none that go writes, and is left out
   *[other] { $n } lines of { $path } are none that go writes, and are left out
}
cli-caps-unknown = { $word } is no capability that decides over files; those are dac_override, dac_read_search, fowner and chown
cli-group-guessed = uid { $uid } has no account here, so its group is taken to be { $uid }; name it with --as { $uid }:GID
cli-as-unreadable = --as { $word } cannot be read; it takes a user name, a number, or numbers as in 1001:1001,27
cli-no-such-user = { $word } has no account here; give numbers instead, as in --as 1001:1001
cli-two-identities = two identities were named, { $one } and { $two }, but a personal cache has one. Ask for one at a time; or, where several accounts use the cache, check it with --policy shared:GROUP, published or container
cli-absent = there is nothing at { $path }. Check the spelling, or leave the path out to look where go keeps its cache
cli-dangling = { $path } is a link to { $target }, and nothing is there. Make that folder, or name the one that is meant
cli-is-a-file = { $path } is neither a folder nor a saved scan. Name the folder of the cache, which is what go env GOMODCACHE prints
cli-refused = { $path } cannot be looked at: { $why }. Look as an account that may, with sudo for example; --as says for whom to judge
cli-full = { $path } cannot be kept in memory: { $why }
cli-no-cache = go has no such cache here. Name its folder: modscope check PATH
cli-no-cache-why = { $why }: modscope check PATH
cli-no-such-rule = there is no rule { $word }; modscope rules lists them all
cli-no-such-rule-near = there is no rule { $word }; perhaps { $near } is meant. modscope rules lists them all
cli-one-cache-a-file = one file holds one cache; save them one after the other, with --cache module and --cache build
cli-saved-already = { $path } is a saved scan already, of one cache. Judge it with modscope check FILE, without --cache
cli-modes-mean-nothing = who may pass is decided by access-control lists here, which this version does not read; so it cannot be said
cli-no-working-directory = { $path } cannot be followed from here: { $why }. Give the path from /
cli-cannot-answer = the answer could not be written: { $why }
cli-seems-no-module-cache = { $path } does not look like a module cache (it has no cache/download); judged as one all the same
cli-seems-no-build-cache = { $path } does not look like a build cache (it has no folders 00 to ff); judged as one all the same
cli-saved = Saved { $entries } entries in { $file } ({ $size }). Open it with modscope { $file }

## Saved scans (src/report/saved)

saved-system = { $path }: { $why }
saved-exists = { $path } is there already. Give another name, or --force to replace it
saved-not-one = { $path } is no saved scan; those are made by modscope scan -o FILE
saved-newer = { $path } was made by a newer Modscope (format { $format }); this one reads format { $known }. Open it with a newer version
saved-older = { $path } was made by an older Modscope (format { $format }), which did not keep access control lists and mounts. Make the scan again with this version
saved-truncated = { $path } ends too early, as a copy does that was interrupted. Copy or save it again
saved-too-large = { $path } unpacks to more than any scan can be (at most { $limit }), so it was not opened
saved-damaged = { $path } is no whole scan: { $why }. Copy or save it again

## Forms for other programs (src/report/sarif, src/report/github)

exit-code-0 = Nothing was found at or above the severity asked for.
exit-code-1 = Something was found at or above the severity asked for.
exit-code-2 = Not everything could be seen, so it is not known whether go works.
form-effect = Effect: { $stops }.
github-more = { $n ->
    [one] One more finding is not shown here; modscope check --format text or json lists all.
   *[other] { $n } more findings are not shown here; modscope check --format text or json lists all.
}
github-summary-title = Go's caches
github-summary-nothing = Nothing was found.
github-summary-severity = Severity
github-summary-what = What
github-summary-where = Where
github-summary-stops = What it does
github-summary-fix = What to do
github-summary-not-written = the summary of this step could not be written: { $why }

## Reports (src/report)

report-cache = { $kind }: { $path }
report-for = Asked for { $who }.
report-for-seen = Asked for { $who }. { $entries } entries, { $size }.
report-leave = If you leave it: { $leave }
report-fix = What to do: { $fix }
report-more-notes = { $n ->
    [one] One more note; --format json lists all.
   *[other] { $n } more notes; --format json lists all.
}
report-tally = { $tally }.
report-closing = Looked at and judged in { $ms } ms. A rule in full: modscope rules RULE
report-rules-more = One in full: modscope rules RULE
report-whom = For { $who }.
report-state-for = { $state } for { $who }
report-short-ok = works
report-short-degraded = warnings
report-short-unknown = unknown
report-short-blocked = blocked
report-policy-shared = Meant to be shared by the group { $group }.
report-policy-published = One account fills it, everybody else only reads it.
report-policy-container = A container's own, under any number.
report-project = Only the { $n ->
    [one] one module version
   *[other] { $count } module versions
} in the project's go.sum.
# One operation on one module version; $which: module and version; $state: ok, degraded, unknown, blocked.
narrowed-build = { $state ->
    [ok] { $which } builds for { $who }
    [degraded] { $which } builds for { $who }, with warnings
    [unknown] Whether { $which } builds for { $who } can't be seen from here
   *[other] { $which } doesn't build for { $who }
}
narrowed-download = { $state ->
    [ok] { $who } can download { $which }
    [degraded] { $who } can download { $which }, with warnings
    [unknown] Whether { $who } can download { $which } can't be seen from here
   *[other] { $who } can't download { $which }
}
narrowed-list = { $state ->
    [ok] { $who } can list { $which }
    [degraded] { $who } can list { $which }, with warnings
    [unknown] Whether { $who } can list { $which } can't be seen from here
   *[other] { $who } can't list { $which }
}
narrowed-verify = { $state ->
    [ok] { $who } can verify { $which }
    [degraded] { $who } can verify { $which }, with warnings
    [unknown] Whether { $who } can verify { $which } can't be seen from here
   *[other] { $who } can't verify { $which }
}
why-open = The way to { $path } is open for { $who }.
why-open-but = { $who } gets to { $path }, but go cannot do everything there that it needs.
why-no = { $who } does not get to { $path }: { $by } says no.
why-no-itself = { $who } gets as far as { $path } and may not read it.
why-absent = There is nothing at { $at }; up to there the way is open for { $who }.
why-not-a-folder = { $at } is not a folder, so nothing can be in it.
why-loop = { $at } is a link that leads around in a circle.
why-hidden = It cannot be seen from here whether { $who } gets there: { $at }: { $why }.
# What says no at $path; $says, $entry, $listed, $mask, $point, $fs, $reach, $mounter as in the findings; $right: pass, list, change, read, write, start; $lacks: the letters that are missing.
why-lacks-one = no { $letter }
why-lacks-two = neither { $first } nor { $second }
why-refusal = { $says ->
    [owner] { $who } owns it, so the first three letters decide: { $lacks }, { $right ->
        [pass] no passing.
        [list] no listing.
        [change] no changing.
        [write] no writing.
        [start] no starting.
       *[read] no reading.
    }
    [group] { $who } is in the group { $group }, so the middle three letters decide: { $lacks }, { $right ->
        [pass] no passing.
        [list] no listing.
        [change] no changing.
        [write] no writing.
        [start] no starting.
       *[read] no reading.
    }
    [other] { $who } is neither { $owner } nor in the group { $group }, so the last three letters decide: { $lacks }, { $right ->
        [pass] no passing.
        [list] no listing.
        [change] no changing.
        [write] no writing.
        [start] no starting.
       *[read] no reading.
    }
    [acl-user] Its access control list has an entry for { $entry }, which counts before the last three letters and gives too little.
    [acl-groups] Its access control list has an entry for { $entry }, which counts before the last three letters and gives too little.
    [acl-mask] Its access control list has an entry for { $entry }, but its mask ({ $mask }) takes that away.
    [immutable] The immutable flag is set: nobody can change it, root neither.
    [append-only] The append-only flag is set: things can be added, and nothing changed or removed, by root neither.
    [read-only-mount] { $reach ->
        [here] It lies on { $point }, which is mounted there for reading only ({ $fs }).
        [image] It lies on { $point }, and a file system of the type { $fs } can only be read.
       *[nowhere] It lies on { $point }, and that file system ({ $fs }) is for reading only.
    }
    [noexec-mount] It lies on { $point } ({ $fs }), which is mounted with noexec: no program on it starts.
    [private-mount] It lies on { $point } ({ $fs }), which only { $mounter } may enter{ $mounter ->
        [root] {""}
       *[other] , not even root
    }: it is mounted without allow_other.
    [server] The program behind the mount decides, and lets nobody start a file without an x.
    [unmapped] Its owner or group has no number in this user namespace, so that nobody here has power over it.
   *[capability] The capabilities of { $who } do not reach so far: nobody may start a file without an x.
}
why-private = { $at } ({ $fs }) is a mount that only { $mounter } may enter{ $mounter ->
    [root] {""}
   *[other] , not even root
}: it is mounted without allow_other.
why-command = To change that:
why-command-mask = To change that, also for everybody else whom the list names:
why-note-immutable = immutable
why-note-append-only = append-only
why-note-read-only = { $fs }, read-only
why-note-noexec = { $fs }, noexec
why-note-both = { $fs }, read-only, noexec
why-note-options = { $fs }, no modes
why-note-server = { $fs }, a server decides
why-note-private = { $fs }, only for { $mounter }
why-may = What { $who } may do there:
why-may-list = list it
why-may-pass = go in
why-may-add = make names in it
why-may-empty = remove names from it
why-may-read = read it
why-may-write = write to it
why-may-start = start it
why-may-chmod = change its mode
why-may-go = remove it
why-no-owner = Only { $who } may: a mode is for the owner to change.
why-no-mount-point = Something is mounted on it.
why-no-sticky = Only { $who } may: the folder is sticky, so that only owners remove names.
why-no-folder = Its folder says no: { $why }
why-inside = It lies in this cache: { $cache } ({ $kind }).
why-role = To Go it is: { $role }

## Map

map-area = area
map-area-entries = entries
map-area-bytes = bytes
map-legend-healthy = healthy
map-legend-worst = problem
map-legend-colour = Colour is the worst finding in a tile; the more of it is affected, the stronger. A small tile never hides one. Hatched parts could not be looked at.
map-name = Map of { $path }
map-rest = +{ $count }
map-tile = { $path }, { $count } { $number ->
    [one] entry
   *[other] entries
}, { $state }
map-tile-rest = { $count } small { $number ->
    [one] entry
   *[other] entries
} of { $path }, { $state }
map-tip-rest = { $count } { $number ->
    [one] entry here is too small for a tile of its own.
   *[other] entries here are too small for tiles of their own.
}
map-tip-owner = Owner
map-tip-uid = { $name } (uid { $uid })
map-tip-mode = Mode
map-tip-size = Size
map-tip-entries = Entries
map-tip-affected = { $count } { $number ->
    [one] entry here has this.
   *[other] entries here have this or something as bad.
}
map-tip-unknown = { $count } { $number ->
    [one] entry could not be looked at.
   *[other] entries could not be looked at.
}

## Roles

role-module-cache = The module cache
role-cache-dir = Go's own records
role-side-lock = A lock for go.mod edits
role-download-root = Downloads of all modules
role-download-dir = Downloads of one host or path
role-version-dir = Downloaded versions of one module
role-list = List of known versions
role-info = When a version was made
role-mod = The go.mod of a version
role-zip = A module as it was downloaded
role-ziphash = The checksum of a download
role-lock = The lock of one version
role-partial = Mark of an unfinished extraction
role-temp = A temporary file of a download
role-sumdb-dir = Answers of the checksum database
role-sumdb-file = An answer of the checksum database
role-vcs-dir = Clones of repositories
role-vcs-repo = A clone of a repository
role-vcs-info = What a clone is of
role-vcs-lock = The lock of a clone
role-vcs-internal = Inside of a clone
role-module-parent = Folder above extracted modules
role-module-parent-golang-org = Extracted modules of golang.org
role-tree-root = An extracted module
role-tree-dir = Folder of an extracted module
role-tree-aside = Folder that no build reads
role-tree-go-mod = The go.mod of an extracted module
role-tree-source = A source file
role-tree-file = Another file of a module
role-old-temp = A tree left by an old Go
role-toolchain-root = A downloaded Go toolchain
role-toolchain-bin = Programs of a toolchain
role-toolchain-pkg = Tools of a toolchain
role-toolchain-tool = Compiler, linker and other tools
role-toolchain-lib = Data of a toolchain
role-toolchain-dir = Folder of a toolchain
role-toolchain-exec = A program of a toolchain
role-toolchain-go = The go command of a toolchain
role-toolchain-file = File of a toolchain
role-build-cache = The build cache
role-build-shard = Folder of build results
role-build-action = Record of a build step
role-build-data = Result of a build step
role-build-program-dir = Folder of a built program
role-build-program = A built program
role-build-note = A note of the build cache
role-build-fuzz = Inputs found by fuzzing
role-sumdb-state-dir = State of the checksum database
role-sumdb-state = The signed state of the checksum database
role-unknown = Nothing that Go makes

role-module-cache-does = Go keeps every module it has ever fetched here. It makes a folder for each new host in it, and `go clean -modcache` removes it whole.
role-cache-dir-does = What Go downloaded, and where it came from. Builds look into it; Go must be able to pass through.
role-side-lock-does = Go takes it while it rewrites go.mod or go.sum. If it cannot, it goes on without: no build and no download stops because of it.
role-download-root-does = Go stores what it fetched here, one folder for each host. A module from a new host needs a new folder, so Go must be able to write.
role-download-dir-does = Keeps what Go downloaded of the modules under this path. To fetch a new module below it, Go makes a folder here.
role-version-dir-does = Every version that was fetched has its files here. To fetch a new version, Go makes files in it, so it must be able to write.
role-list-does = Go adds each version it fetches. It is read only when the cache is served as a proxy; if it cannot be written, it goes stale without a word.
role-info-does = Go reads it to sort versions by time. If it cannot, it asks the proxy again.
role-mod-does = Go reads it to work out which versions a build needs. Without it, Go fetches it again.
role-zip-does = Go extracts it once, and `go mod verify` checks it. Builds do not need it while the extracted tree is there.
role-ziphash-does = Go compares it with go.sum in every build that uses the module. If it cannot be read, the build stops.
role-lock-does = Go holds it while it fetches or extracts this version, and leaves the empty file behind. Whoever cannot open it for writing cannot fetch or extract that version.
role-partial-does = Go makes it before it extracts and removes it after. If it stays, Go wipes the tree and extracts again at the next build.
role-temp-does = Go writes here first and then renames. One that stays was left by a command that was stopped.
role-sumdb-dir-does = Go keeps what sum.golang.org answered, so that it need not ask twice. If it cannot write here, it asks again.
role-sumdb-file-does = Go reads it instead of asking sum.golang.org again. Losing it costs only time.
role-vcs-dir-does = Modules fetched straight from Git or another system are cloned here. Only fetching looks into it.
role-vcs-repo-does = Go runs the version-control program in it to fetch new versions straight from the source.
role-vcs-info-does = Names the repository. Go compares it before it uses the clone.
role-vcs-lock-does = Go holds it while the version-control program works in the clone.
role-vcs-internal-does = Belongs to the version-control program, which has rules of its own for modes. Go itself does not touch it.
role-module-parent-does = Go extracts modules into it and makes folders for new ones, so it must be able to write. It is the only writable kind of folder on this side.
role-module-parent-golang-org-does = As for every host, Go extracts modules into it; downloaded toolchains are here too.
role-tree-root-does = The source of one version, as builds read it. Go makes it read-only on purpose, so that nobody changes a dependency by accident.
role-tree-dir-does = Builds read the packages in it. Go makes it read-only on purpose; that is healthy.
role-tree-aside-does = Test data, hidden and vendored folders of a dependency. Builds pass it by; `go mod verify` and `go clean` do look into it.
role-tree-go-mod-does = Go reads it in every build that uses the module. If it cannot be read, the build stops.
role-tree-source-does = Builds that import its package read it. Go makes it read-only on purpose.
role-tree-file-does = Not compiled: documentation, a licence, data. Packages may embed it, and `go mod verify` reads it.
role-old-temp-does = Go before 1.16 extracted here before renaming. It goes away when that version is extracted again.
role-toolchain-root-does = Go fetched another version of itself and starts it from here when a go.mod asks for it.
role-toolchain-bin-does = Holds `go` and `gofmt` of the downloaded version. Go starts them from here.
role-toolchain-pkg-does = Holds the compiler and the linker in `tool`. The toolchain's go starts them in every build.
role-toolchain-tool-does = The toolchain's go starts the programs in it in every build, so they must be executable.
role-toolchain-lib-does = Time zones, scripts and wrappers that the toolchain reads or starts.
role-toolchain-dir-does = Part of the toolchain, the standard library among them. Builds with it read what is here; it is read-only on purpose.
role-toolchain-exec-does = Go starts it, so it must be executable. Go sets execute bits only when `bin/go` has none.
role-toolchain-go-does = Go starts it when a go.mod asks for this version. By its execute bits, Go sees whether those of all programs have to be set.
role-toolchain-file-does = Builds with this toolchain read it: sources of the standard library and what belongs to them.
role-build-cache-does = Go keeps the results of compiling here and uses them again. It makes 256 folders in it and must be able to write.
role-build-shard-does = One of 256 folders that results are spread over. Go makes files in it in every build that compiles something.
role-build-action-does = Says which result belongs to which input. If it cannot be read, Go does the step again.
role-build-data-does = A compiled package or other output. If it cannot be read, Go makes it again.
role-build-program-dir-does = Holds one program that `go run` or `go tool` built, to start it again at once.
role-build-program-does = Go starts it again instead of building it, so it must be executable.
role-build-note-does = When the cache was last tidied, and what the folder is. Go writes it about once a day.
role-build-fuzz-does = `go test -fuzz` keeps interesting inputs here and begins with them the next time.
role-sumdb-state-dir-does = Go keeps here how far it has verified the checksum database. Losing it costs only time; not being able to read it stops downloads.
role-sumdb-state-does = Go reads it before it trusts a new module, and writes a newer one. If it cannot be read, unverified modules cannot be downloaded.
role-unknown-does = Go does not read it. It may have been put here by hand or by another program; `go clean -modcache` removes it with the cache.

## The tree table (src/ui/table)

table-tree = Entries of the cache
table-name = Name
table-health = Health
table-finding = Worst finding
table-affected = Affected
table-owner = Owner
table-mode = Mode
table-modified = Modified
table-size = Size
table-sort-hint = Sort by { $column }
table-scroll = Scroll the entries
table-search = Filter by name
table-search-hint = Filter by name
table-any-severity = Any severity
table-from-info = Notes and worse
table-from-warning = Risks and problems
table-only-error = Problems only
table-any-rule = Any finding
table-only-anomalies = Only with findings
table-working = Sorting…
table-rows = { $rows ->
    [one] 1 row
   *[other] { $shown } rows
}
table-nothing = Nothing here passes the filter.
table-show-all = Show everything
table-unreadable = It can't be looked into (errno { $errno }), so what is below is unknown.
table-affected-of = { $unknown ->
    [0] { $affected } of { $entries } entries are affected
   *[other] { $affected } of { $entries } entries are affected, { $unknown } can't be looked at
}
table-unknown-of = Unknown: { $unknown } can't be looked at from here
table-healthy = { $count ->
    [one] As Go made it
   *[other] All { $entries } entries are as Go made them
}
table-owner-hover = owner { $user } (uid { $uid }), group { $group } (gid { $gid })
table-size-hover = { $bytes } bytes

## The window

app-name = Modscope
window-no-display = there is no display to open a window on. These commands work without one: modscope check, modscope why, modscope rules and modscope scan; modscope --help tells more
window-no-window = the window could not be opened: { $why }. These commands work without one: modscope check, modscope why, modscope rules and modscope scan

command-rescan = Rescan
command-cancel = Cancel
command-open-folder = Open a folder…
command-choose-folder = Choose a folder…
command-open-scan = Open a saved scan…
command-save-scan = Save this scan…
command-choose-where = Choose where…
command-run-as-me = Judge for me
command-start-demo = Try an example
command-leave-demo = Leave the example
command-show-fix = Show the fix
command-next-finding = Next finding
command-previous-finding = Previous finding
command-zoom-in = Zoom into the selection
command-zoom-out = Zoom out
command-zoom-home = Show the whole cache
command-copy-path = Copy the path
command-switch-area = Switch areas: entries or bytes
command-focus-search = Filter by name
command-only-anomalies = Only entries with findings, or all
command-clear-filter = Show everything again
command-toggle-inspector = Show or hide the details
command-theme-system = Look as the system does
command-theme-light = Light look
command-theme-dark = Dark look
command-theme-contrast = High contrast
command-forget-recent = Forget recent places
command-show-palette = Search or command
command-show-keys = Keys
command-show-settings = Settings
command-show-welcome = What is this?
command-show-cache-view = Back to the cache
command-fold-story = Open or fold the example's story
command-try-again = Try again
command-quit = Quit

menu = Menu
menu-examples = Examples
menu-theme = Look
search-hint = Search or command
panel-splitter = Line between map and table
drop-hint = Drop a cache folder or a saved scan here to look at it
dialog-folder = Choose a cache's folder
dialog-scan = Choose a saved scan
dialog-scan-files = Saved scans
dialog-save = Save this scan

cache-example = Example
cache-none = No cache
cache-saved = Saved scan
cache-none-found = No cache of Go's was found here.
recent-places = Opened before
run-as = run as
run-as-means = For whom is judged: the account or the number that go runs as. Nothing is run.
run-as-saved = made this scan
used-as = used as
policy-personal-means = One account uses this cache and owns what is in it.
policy-shared-means = The members of a group use it together: each adds beside the others.
policy-published-means = One account fills it, everybody else only reads it.
policy-container-means = A container's, under any number, thrown away with it.

verdict-looking = Looking… { $count } entries
verdict-looking-at = { $rate } entries a second in { $path }
verdict-judging = Judging…
verdict-cancelled = The scan was stopped, so this speaks only of what was seen.
state-pending = …
card-ok = works
card-degraded = warnings
card-unknown = unknown
card-blocked = blocked
operation-build-means = go build, test, vet or run with the module versions that are here
operation-download-means = Fetch a new version of a module that is here, or a new module
operation-list-means = go list -m and go mod graph: read which modules there are
operation-verify-means = go mod verify: check that every module is still what was downloaded
operation-clean-means = go clean -modcache: remove the whole cache
operation-toolchain-means = Run a Go version that was downloaded, or fetch one

status-size = { $entries } entries · { $size }
status-rate = { $rate } entries a second
status-scanned = scanned in { $seconds } s
status-saved = saved on { $host }, { $date }
status-details = Show details
status-hide-details = Hide details
status-keys = { $keys } keys
notice-copied = Copied
notice-no-dialog = This system has no dialog to choose with; type the path
notice-saved = Saved as { $path }

banner-example = Example
banner-fold = Fold
banner-unfold = What happened?
banner-happened = What happened
banner-try = Try it
banner-why = Why
banner-do = What to do
banner-copy = Copy the command
banner-needs-root = Needs root: only root can give files to another account

empty-preparing = Making an example…
empty-opening = Opening…
empty-discovering = Looking for Go's caches…
empty-discovering-how = go, the login shell and Go's own defaults are asked where they are.
empty-nothing = Nothing is open
empty-nothing-do = Choose a cache at the top, open a folder, or try an example.
empty-none-found = No cache of Go's was found here
empty-none-found-do = go has not downloaded anything for this account yet, or keeps it elsewhere. Open the folder if you know it, or try an example.
empty-cancelled = The scan was stopped before anything was seen
empty-saved = This file can't be opened
empty-demo = The example could not be made
empty-absent = There is no cache here yet
empty-absent-do = Nothing is at { $path }. That is no harm: go makes the folder when { $who } downloads the first module. Check the spelling if you expected one.
empty-dangling = This path leads nowhere
empty-dangling-do = { $path } is a link to { $target }, and nothing is there. go stops at it. Make that folder, or remove the link.
empty-file = This is a file, not a folder
empty-file-do = { $path } is neither a cache's folder nor a saved scan. Open the folder that go env GOMODCACHE prints.
empty-refused = You may not look here
empty-refused-do = { $path } is closed to your account, so nothing can be said about what is in it. Start Modscope as its owner, or open a scan that its owner saved.
empty-failed = The folder can't be looked at

palette-title = Search or command
palette-nothing = Nothing has these words in its name.
palette-cache = Show the { $cache }
palette-run-as = Judge for { $who }
palette-use-as = Use as “{ $policy }”
palette-story = Example: { $title }
palette-open = Open { $path }
palette-search = Show entries with “{ $text }” in the name

keys-title = Keys
keys-table = In the table
keys-table-arrows = Up, Down
keys-table-arrows-do = Select the row above or below
keys-table-sides = Right, Left
keys-table-sides-do = Open or close a folder, or go to the one above
keys-table-ends = Home, End
keys-table-ends-do = Select the first or the last row
keys-table-enter = Enter
keys-table-enter-do = Let the map show the folder
keys-table-type = Letters
keys-table-type-do = Go to the next name that begins with them

settings-title = Settings
settings-theme = Look
settings-no-recent = Nothing was opened yet.
settings-go = What go is set to, and who says so
settings-go-at = Asked: { $path }
settings-go-none = No go command was found; these are Go's own defaults and what the environment says.
theme-system = System
theme-light = Light
theme-dark = Dark
theme-contrast = High contrast

open-title = Open a cache or a saved scan
open-path = Path of a folder, or of a scan that was saved
open-open = Open
open-cancel = Cancel
save-title = Save this scan
save-what = What was seen is saved: names, owners, modes, sizes and dates, no content of any file. It can be opened on another machine.
save-path = Path of the new file
save-save = Save

welcome-title = What go keeps on this machine, and who may touch it
welcome-lead = go downloads modules once and keeps them. When permissions in those folders are not as go needs them, commands fail with messages that name the wrong cause. Modscope looks at the folders, says which go command works for whom, and why another does not. It changes nothing.
welcome-module-where = ~/go/pkg/mod
welcome-module = Source code of every module version that was ever used, and the archives it came in. Read-only on purpose.
welcome-module-more = go env GOMODCACHE prints where it is. Extracted modules are read-only (r-xr-xr-x, files r--r--r--), so that nothing changes the code a build trusts. That is healthy, and chmod is not the cure.
welcome-build-where = ~/.cache/go-build
welcome-build = Results of earlier builds, so that the next one is fast. Safe to remove at any time.
welcome-build-more = go env GOCACHE prints where it is. Every build reads and writes it; go stops when it may not.
welcome-sumdb-where = ~/go/pkg/sumdb
welcome-sumdb = What go remembers of the public checksum database, to notice if that were rewritten.
welcome-sumdb-more = It lies under the first folder of GOPATH. go needs to write here whenever it downloads a module it has not seen.
welcome-look = Look at my module cache
welcome-try = Try the demo
welcome-stories = Examples to explore
welcome-stories-lead = Each is a small real cache in a temporary folder with real damage in it. It goes away when you leave it.

## For whom, used how, asked about what; what changes with it (src/ui/views: run_as, used_as, asked_for, what_if)

command-show-run-as = Choose whom go runs as…
command-show-used-as = Choose how the cache is used…
command-show-asked-for = Choose what is asked about…
command-drop-capabilities = Judge without root's powers
command-give-capabilities = Judge with root's powers
command-use-as-personal = Use as personal
command-use-as-published = Use as published
command-use-as-container = Use as a container's
command-umask-unset = Judge without a known umask
command-umask-022 = Judge with umask 022
command-umask-002 = Judge with umask 002
command-umask-027 = Judge with umask 027
command-umask-077 = Judge with umask 077
command-toggle-build = Ask about build, or leave it out
command-toggle-download = Ask about download, or leave it out
command-toggle-list = Ask about list, or leave it out
command-toggle-verify = Ask about verify, or leave it out
command-toggle-clean = Ask about clean, or leave it out
command-toggle-toolchain = Ask about toolchain, or leave it out
command-ask-about-all = Ask about everything
command-go-back = Back to what was asked first
command-compare-with-this = Compare with this
command-compare-with-this-means = From now on, show what changes against this instead.
command-compare-with-first = Compare with the first again
command-compare-with-first-means = Show again what changes against what was asked when this was opened.
command-hide-comparison = Hide what changed
search-short = Search

# $who: a name or "uid 1001".
who-without-capabilities = { $who } without capabilities
who-with-capabilities = { $who } with capabilities
run-as-other = Find somebody, or type a name, a number or uid:gid
run-as-hint = 1001:1001,27
run-as-typed = Judge for “{ $typed }”
run-as-unreadable = “{ $typed }” can't be read. Type a name, a number, or numbers as in 1001:1001,27: the user, its group, more groups.
run-as-nobody = Nobody here is called “{ $typed }”. A number works without an account, as in 1001:1001.
run-as-groups = groups { $groups }
run-as-owns = { $entries ->
    [one] { $count } entry here
   *[other] { $count } entries here
}
run-as-section-me = You
run-as-section-saved = Made this scan
run-as-section-first = As this was opened
run-as-section-typed = Asked for before
run-as-section-owner = Own something here
run-as-section-account = Accounts of this machine
run-as-section-account-saved = Accounts of that machine
run-as-section-container = Usual in containers, without further groups
run-as-container-0 = images that name no user
run-as-container-0-bare = all capabilities dropped
run-as-container-1000 = first account of an image
run-as-container-1001 = second account of an image
run-as-container-65532 = “nonroot” of small images
run-as-container-65534 = “nobody”
run-as-umask = umask
run-as-umask-means = Which rights new files and folders don't get. It decides what others can do with what go makes from now on.
umask-unset = not known
run-as-capabilities = root's powers
run-as-capabilities-means = Capabilities let root read and write whatever the mode says. Containers often drop them; then root is an account like any other.
capabilities-without = without
capabilities-with = with

used-as-means = How the cache is meant to be used: what is wrong depends on it.
share-group = Which group
share-hint = name or number
share-typed = The group “{ $typed }”
share-no-group = There is no group “{ $typed }” here. A number works too.
share-member = { $who } is in it

asked-for = for
asked-for-means = Which go commands are asked about; others count for nothing.
asked-for-all = everything
asked-for-all-short = all
asked-for-all-but = all but { $operations }
asked-for-some = { $number } of { $all }

# $clauses: what-if-runs and its like, joined by what-if-and.
what-if = What if { $clauses }
what-if-and = {", and "}
what-if-runs = { $now } ran go instead of { $before }
what-if-used = it were used as “{ $now }” instead of “{ $before }”
what-if-umask-known = the umask were { $now }
what-if-umask = the umask were { $now } instead of { $before }
what-if-asked = { $now } were asked about instead of { $before }
what-if-umask-back = umask { $umask }
what-if-numbers = { $who } (groups { $groups })
what-if-nothing = Nothing changes: every operation stands as before.
what-if-same-operations = Every operation stands as before.
what-if-findings = findings
what-if-back = Back to { $what }
what-if-back-means = As it was asked when this was opened: { $what }
what-if-back-means-pinned = As you chose to compare with: { $what }
what-if-pinned = From here on compared with { $who }
what-if-pinned-do = Choose somebody or something else above to see what changes.
card-before = Before: { $state }

## Findings list and inspector

findings-title = Findings
findings-looking = looking…
findings-filtered-out = The filter hides the findings.
inspector-nothing = Nothing is selected
inspector-nothing-do = Click a finding, a tile of the map or a row of the table to see what Go does there, who may do what, and what to do.
inspector-does = What Go does here
inspector-rights = Who may do what
inspector-way = The way here
inspector-fix = The fix
inspector-leave = If you leave it
inspector-below = Below this
inspector-healthy = { $kind ->
    [read-only] This is as Go made it. It is read-only on purpose: nobody is to change what all projects build from.
   *[plain] This is as Go made it.
}
inspector-copy = Copy
inspector-copy-path = Copy path
inspector-copy-command = Copy command
inspector-owner = Owner
inspector-group = Group
inspector-mode = Mode
inspector-size = Size
inspector-changed = Changed
inspector-number = { $name } ({ $number })
inspector-holds = { $entries ->
    [one] { $size }
   *[other] { $size } in { $count } entries
}
right-see = see
right-enter = enter
right-write = write
right-read = read
right-change = write
right-start = start
right-yes = yes
right-no-way = no: the way
right-owner = { $name } (owner)
right-no = no
right-no-mode = no: mode
right-no-acl = no: list
right-no-mask = no: mask
right-no-immutable = no: immutable
right-no-append-only = no: append-only
right-no-read-only = no: read-only
right-no-noexec = no: noexec
right-no-private = no: mount
right-no-server = no: server
right-no-unmapped = no: unmapped
right-adds-only = adds only
right-why-way = { $who } can't come here: a folder on the way says no.
# $class: what decides that it may; $letters: the three letters that count.
right-why = { $class ->
    [owner] { $who } owns it, so the first three letters count: { $letters }.
    [group] { $who } is in its group { $group }, so the middle three letters count: { $letters }.
    [capability] { $who } has root's powers, which reach over owner, mode and lists.
    [acl-user] The access control list names { $who }: { $letters }.
    [acl-groups] The access control list names a group of { $who } and lets it.
    [server] A server or a program behind the mount decides.
   *[other] { $who } is neither { $owner } nor in the group { $group }, so the last three letters count: { $letters }.
}
way-link = { $name } → { $to }
beside-acl = Access control list
beside-acl-means = More than owner, group and others: who else may what. The mask is the most that named users and all groups get.
beside-mask = by the mask
beside-counts = This entry counts for whoever runs go
beside-default = New entries here get
beside-default-means = The default list: what is made here starts with these rights, whatever the umask is.
beside-flag = Flag
beside-immutable = immutable
beside-immutable-means = This { $kind } can't be changed, moved or removed, by root neither, until chattr -i takes the flag off.
beside-append-only = append-only
beside-append-only-means = What is in this { $kind } can only grow; nothing in it is changed or removed, by root neither, until chattr -a.
beside-mount-point = mount point
beside-mount-point-means = Another file system is mounted here, so the folder itself can't be removed.
beside-mount = Mount
beside-mounted = { $kind } on { $point }
beside-mount-other = Another file system than the cache's own.
beside-label = Label
beside-label-means = SELinux may refuse by this label what modes allow. Whether it does can't be told from here.
mount-read-only-here = read-only
mount-read-only-here-means = Mounted for reading only here; elsewhere it may be writable. Nothing on it changes, for root neither.
mount-read-only = read-only
mount-read-only-means = The file system is for reading only: nothing on it changes, for root neither.
mount-noexec = noexec
mount-noexec-means = No program on it starts, so downloaded toolchains don't run.
mount-id-mapped = id-mapped
mount-id-mapped-means = Owners are shown as others than they are stored.
mount-options = no modes of its own
mount-options-means = Owners and modes come from the mount's options: chown and chmod do nothing here. Mount it again with other options instead.
mount-server = a server decides
mount-server-means = The server may refuse what modes allow here, root above all.
mount-private = for { $user } only
mount-private-means = Only { $user }, who mounted it, comes in; root neither.
mount-program = a program decides
mount-program-means = A program of { $user }'s decides here, not the modes that are shown.
mount-program-modes = a program's
mount-program-modes-means = A program of { $user }'s is behind it; modes count.
setting-title = What go is set to
setting-name = Setting
setting-value = Value
setting-source = Said by
setting-path = Path
way-no = stops here
way-unreached = not reached
