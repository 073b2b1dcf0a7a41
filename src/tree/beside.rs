//! What looks refer to besides numbers: access control lists, labels, mounts. Each is kept once.

use modscope_platform::walk::Beside;
use modscope_platform::{Acl, Mount};
use rustc_hash::FxHashMap;

use super::node::{AclId, LabelId, MountId};

/// Everything that looks refer to.
#[derive(Debug, Clone, Default)]
pub(super) struct Besides {
    acls: Vec<Acl>,
    /// By the kernel's bytes; none for bytes that are no list.
    acl_ids: FxHashMap<Vec<u8>, Option<AclId>>,
    labels: Vec<Vec<u8>>,
    label_ids: FxHashMap<Vec<u8>, LabelId>,
    mounts: Vec<Mount>,
    /// The system's numbers of the mounts.
    mount_numbers: Vec<u64>,
}

/// An entry's lists and label by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct BesideIds {
    pub access: Option<AclId>,
    pub default: Option<AclId>,
    pub label: Option<LabelId>,
}

impl Besides {
    pub fn acl(&self, id: AclId) -> &Acl {
        &self.acls[id.0 as usize]
    }

    pub fn acls(&self) -> &[Acl] {
        &self.acls
    }

    pub fn label(&self, id: LabelId) -> &[u8] {
        &self.labels[id.0 as usize]
    }

    pub fn labels(&self) -> &[Vec<u8>] {
        &self.labels
    }

    pub fn mount(&self, id: MountId) -> &Mount {
        &self.mounts[usize::from(id.0)]
    }

    pub fn mounts(&self) -> &[Mount] {
        &self.mounts
    }

    /// The numbers of what an entry has beside its metadata.
    pub fn intern(&mut self, beside: Beside<'_>) -> BesideIds {
        BesideIds {
            access: self.intern_acl(beside.access),
            default: self.intern_acl(beside.default),
            label: self.intern_label(beside.label),
        }
    }

    fn intern_acl(&mut self, bytes: &[u8]) -> Option<AclId> {
        if bytes.is_empty() {
            return None;
        }
        if let Some(known) = self.acl_ids.get(bytes) {
            return *known;
        }
        let id = Acl::from_bytes(bytes).ok().map(|acl| {
            self.acls.push(acl);
            AclId(self.acls.len() as u32 - 1)
        });
        self.acl_ids.insert(bytes.to_vec(), id);
        id
    }

    fn intern_label(&mut self, bytes: &[u8]) -> Option<LabelId> {
        if bytes.is_empty() {
            return None;
        }
        if let Some(known) = self.label_ids.get(bytes) {
            return Some(*known);
        }
        let id = LabelId(self.labels.len() as u32);
        self.labels.push(bytes.to_vec());
        self.label_ids.insert(bytes.to_vec(), id);
        Some(id)
    }

    /// The mount of that number in the system's table; what it is, is put in later.
    pub fn intern_mount(&mut self, number: u64) -> MountId {
        let known = self.mount_numbers.iter().position(|known| *known == number);
        let index = known.unwrap_or_else(|| {
            self.mount_numbers.push(number);
            self.mounts.push(Mount::default());
            self.mounts.len() - 1
        });
        // Nobody mounts 65,536 file systems inside a cache; whoever does finds the rest on the first.
        MountId(u16::try_from(index).unwrap_or_default())
    }

    /// Puts in what the system says of its mounts.
    pub fn know_mounts(&mut self, look_up: impl Fn(u64) -> Option<Mount>) {
        for (mount, number) in self.mounts.iter_mut().zip(&self.mount_numbers) {
            if let Some(known) = look_up(*number) {
                *mount = known;
            }
        }
    }

    /// From a saved scan.
    pub fn of(acls: Vec<Acl>, labels: Vec<Vec<u8>>, mounts: Vec<Mount>) -> Self {
        let mount_numbers = (0..mounts.len() as u64).collect();
        Self { acls, labels, mounts, mount_numbers, ..Self::default() }
    }
}
