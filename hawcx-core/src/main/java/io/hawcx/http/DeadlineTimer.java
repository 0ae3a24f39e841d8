package io.hawcx.http;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * Aborts exchanges that outlive their deadlines. It waits for the earliest of those that
 * it was given, and looks for the next one only then: a timer that is set and cancelled
 * for each exchange would wake its thread for each of them, and nearly all are answered
 * in time. Thread-safe.
 */
final class DeadlineTimer {

	private final ScheduledThreadPoolExecutor executor;

	// Not a monitor: virtual threads would hold their carriers while they wait for it.
	private final ReentrantLock lock = new ReentrantLock();

	private final Set<Watch> watches = new HashSet<>();

	private @Nullable Deadline next;

	private @Nullable Future<?> wait;

	/**
	 * Create a timer.
	 * @param executor one thread is enough; it is shut down by {@link #close()}
	 */
	DeadlineTimer(ScheduledThreadPoolExecutor executor) {
		this.executor = executor;
		executor.setRemoveOnCancelPolicy(true);
	}

	/**
	 * Abort an exchange at its deadline, unless the watch ends before.
	 * @param deadline when
	 * @param abort run by the executor, at once if the deadline is over
	 * @return to be ended with the exchange
	 * @throws RejectedExecutionException if the timer is closed
	 */
	Watch watch(Deadline deadline, Runnable abort) {
		Watch watch = new Watch(deadline, abort);
		this.lock.lock();
		try {
			if (this.executor.isShutdown()) {
				throw new RejectedExecutionException("the timer is closed");
			}
			waitFor(deadline);
			this.watches.add(watch);
		}
		finally {
			this.lock.unlock();
		}
		return watch;
	}

	private void waitFor(Deadline deadline) {
		if (this.next != null && !deadline.isBefore(this.next)) {
			return;
		}
		if (this.wait != null) {
			this.wait.cancel(false);
		}
		this.wait = this.executor.schedule(this::abortOverdue, Math.max(0, deadline.remainingNanos()),
				TimeUnit.NANOSECONDS);
		this.next = deadline;
	}

	private void abortOverdue() {
		List<Watch> overdue = new ArrayList<>();
		this.lock.lock();
		try {
			this.next = null;
			Deadline earliest = null;
			for (Watch watch : this.watches) {
				if (watch.deadline.isOver()) {
					overdue.add(watch);
				}
				else if (earliest == null || watch.deadline.isBefore(earliest)) {
					earliest = watch.deadline;
				}
			}
			overdue.forEach(this.watches::remove);
			if (earliest != null && !this.executor.isShutdown()) {
				waitFor(earliest);
			}
		}
		finally {
			this.lock.unlock();
		}
		// A task each, so that one that fails keeps no other from being aborted.
		overdue.forEach((watch) -> this.executor.execute(watch.abort));
	}

	void close() {
		this.executor.shutdownNow();
	}

	final class Watch {

		private final Deadline deadline;

		private final Runnable abort;

		private Watch(Deadline deadline, Runnable abort) {
			this.deadline = deadline;
			this.abort = abort;
		}

		void end() {
			DeadlineTimer.this.lock.lock();
			try {
				DeadlineTimer.this.watches.remove(this);
			}
			finally {
				DeadlineTimer.this.lock.unlock();
			}
		}

	}

}
