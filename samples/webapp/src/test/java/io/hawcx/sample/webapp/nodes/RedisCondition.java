package io.hawcx.sample.webapp.nodes;

import io.hawcx.sample.webapp.prerequisite.Prerequisite;
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

	private static final Prerequisite REDIS = new Prerequisite("redis",
			"Tests with several nodes were not run: install Redis (on Debian: apt-get install redis-server).",
			logger::warn);

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		return REDIS.evaluate(context, RedisServer.program().isPresent());
	}

}
