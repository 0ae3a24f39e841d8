package io.hawcx.sample.webapp.nodes;

import java.util.function.Consumer;

import io.hawcx.sample.prerequisite.Prerequisite;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether tests with several nodes run.
 */
class RedisCondition implements ExecutionCondition {

	private static final Logger logger = LoggerFactory.getLogger(RedisCondition.class);

	static final String MISSING = "Tests with several nodes were not run: install Redis"
			+ " (on Debian: apt-get install redis-server).";

	private final boolean installed;

	private final Prerequisite redis;

	RedisCondition() {
		this(RedisServer.program().isPresent(), logger::warn);
	}

	RedisCondition(boolean installed, Consumer<String> announcement) {
		this.installed = installed;
		this.redis = new Prerequisite("redis", MISSING, announcement);
	}

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		return this.redis.evaluate(context, this.installed);
	}

}
