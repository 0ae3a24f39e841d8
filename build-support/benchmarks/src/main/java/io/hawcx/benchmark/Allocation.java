package io.hawcx.benchmark;

import java.lang.management.ManagementFactory;

import javax.management.AttributeNotFoundException;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * How much memory this process has ever asked for, all threads together: a figure that
 * does not depend on how busy the machine is.
 */
public final class Allocation {

	private Allocation() {
	}

	/**
	 * Return the total.
	 * @return bytes, or -1 where the JVM does not count them, which is before 21
	 */
	public static long bytes() {
		try {
			return (long) ManagementFactory.getPlatformMBeanServer()
				.getAttribute(new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME), "TotalThreadAllocatedBytes");
		}
		catch (AttributeNotFoundException ex) {
			return -1;
		}
		catch (JMException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
