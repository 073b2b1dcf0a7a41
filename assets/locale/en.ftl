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
rule-integrity-ziphash-why = Go compares that checksum with go.sum at every use. A missing or torn one makes go compute it again and extract the module again, which takes the right to write; until then `go mod verify` fails, and where nobody may write, builds fail too. Where the zip is gone as well, `go mod verify` passes the sources over without looking at them.
rule-integrity-ziphash-cause = A disk that was full, a machine that lost power while go wrote, or a copy that left files out.
rule-integrity-ziphash-repair = Whoever may write there lets go heal it: `go mod download MODULE@VERSION`.
rule-integrity-ziphash-untouched = The zip. Whether its content is right is for `modscope verify` and go.sum to say, not for this rule.

rule-integrity-incomplete-title = A version that lacks a file, and nothing can be fetched
rule-integrity-incomplete-what = A module version in the cache lacks its `.info`, its zip or its sources, and GOPROXY is `off`.
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
# $n entries ($count) in $places places ($spots) belong to $owner; $by: root-within, root-all, person-within, person-all, number.
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
   *[no] an error
}.
leave-blocks-download = go get of a newer version ends in { $denied ->
    [yes] “permission denied”
   *[no] an error
}.
leave-blocks-list = go list -m and go mod graph fail.
leave-blocks-verify = go mod verify fails, so nobody can tell whether the sources are what was fetched.
leave-blocks-clean = go clean -modcache deletes what it can, then fails, and leaves folders open to everybody.
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
finding-path-no-search-because = { $owner } owns { $name } ({ $mode }) on the way to the cache, and { $who } may not pass it, so nothing behind it can be reached.
finding-path-no-search-fix = { $class ->
    [owner] Give { $who } the right to pass { $name } again.
    [group] Let the group { $group } pass { $name }.
   *[other] Use a cache of { $who }'s own (go env -w GOMODCACHE=FOLDER), or let { $owner } open the way for { $who } alone (setfacl -m u:NAME:x).
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

## The commands (src/cli)

cli-no-window = this modscope was built without its window. modscope check, why, rules and scan work without one; modscope --help lists them
cli-looking = Looking… { $entries } entries
cli-behind = asking for { $name }, who is behind { $by }; to ask for root: --as root
cli-no-story = there is no such story; the stories are { $stories }
cli-format-later = this version answers as text or json; sarif, github and html come later
cli-format-unknown = the formats are text and json
cli-umask-bad = a umask is three octal digits, such as 022 or 077
cli-umask-later = --umask is noted, and has no influence on the judgement in this version
cli-policy-later = this version judges only personal, a cache that one account owns and uses; shared:GROUP, published and container come later
cli-policy-unknown = the policies are personal, shared:GROUP, published and container
cli-for-narrowed = { $operation } cannot be narrowed to one module in this version; ask for --for { $operation }
cli-caps-unknown = { $word } is no capability that decides over files; those are dac_override, dac_read_search, fowner and chown
cli-group-guessed = uid { $uid } has no account here, so its group is taken to be { $uid }; name it with --as { $uid }:GID
cli-as-unreadable = --as { $word } cannot be read; it takes a user name, a number, or numbers as in 1001:1001,27
cli-no-such-user = { $word } has no account here; give numbers instead, as in --as 1001:1001
cli-two-identities = two identities were named, { $one } and { $two }, but a personal cache has one. Ask for one at a time; for a cache that several accounts use there will be --policy shared:GROUP
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
saved-truncated = { $path } ends too early, as a copy does that was interrupted. Copy or save it again
saved-too-large = { $path } unpacks to more than any scan can be (at most { $limit }), so it was not opened
saved-damaged = { $path } is no whole scan: { $why }. Copy or save it again

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
why-open = The way to { $path } is open for { $who }.
why-open-but = { $who } gets to { $path }, but go cannot do everything there that it needs.
why-no = { $who } does not get to { $path }: { $by } says no.
why-no-itself = { $who } gets as far as { $path } and may not read it.
why-absent = There is nothing at { $at }; up to there the way is open for { $who }.
why-not-a-folder = { $at } is not a folder, so nothing can be in it.
why-loop = { $at } is a link that leads around in a circle.
why-hidden = It cannot be seen from here whether { $who } gets there: { $at }: { $why }.
why-refusal = { $class ->
    [owner] { $who } owns it, so the first three letters decide
    [group] { $who } is in the group { $group }, so the middle three letters decide
   *[other] { $who } is neither { $owner } nor in the group { $group }, so the last three letters decide
}: { $right ->
    [pass] no x, no passing
    [list] no r, no listing
   *[read] no r, no reading
}.
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
run-as-me = you
run-as-saved = made this scan
run-as-owner = owns something here
run-as-usual = usual in containers
run-as-other = Somebody else
run-as-judge = Judge
run-as-form = A name, a number, or uid:gid with more groups after commas
used-as = used as
policy-personal-means = One account uses this cache and owns what is in it. Caches shared by a group, published read-only or thrown away with a container come later.

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
notice-nobody = Nobody here is called { $typed }; a number works too

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
right-no-mode = no: mode
right-no-way = no: the way
right-owner = { $name } (owner)
right-why = { $class ->
    [root] { $who } may almost everything, whatever the mode says.
    [owner] { $who } owns it, so the first three letters count: { $letters }.
    [group] { $who } is in its group { $group }, so the middle three letters count: { $letters }.
   *[other] { $who } is neither { $owner } nor in the group { $group }, so the last three letters count: { $letters }.
}
way-no = stops here
way-unreached = not reached
