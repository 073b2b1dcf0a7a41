//! Linux gives every thread a nice value of its own, which threads it starts inherit (sched(7)).

use rustix::process::{getpriority_process, setpriority_process};

/// Low, but not so low that a busy machine forgets the thread.
const NICE: i32 = 5;

pub fn step_back() {
    // Refused only by unusual sandboxes; the thread is then as important as before.
    if getpriority_process(None).is_ok_and(|now| now < NICE) {
        setpriority_process(None, NICE).ok();
    }
}

#[cfg(test)]
mod tests {
    use rustix::process::getpriority_process;

    #[test]
    fn only_this_thread_and_those_it_starts_step_back() {
        let before = getpriority_process(None).expect("asked");
        let inherited = std::thread::spawn(|| {
            super::step_back();
            std::thread::spawn(|| getpriority_process(None).expect("asked")).join().expect("ends")
        });
        assert_eq!(inherited.join().expect("ends"), super::NICE.max(before));
        assert_eq!(getpriority_process(None).expect("asked"), before);
    }
}
