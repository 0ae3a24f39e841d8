package io.hawcx.benchmark;

import java.util.concurrent.TimeUnit;

import io.hawcx.http.HttpResponse;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Sealing a request and opening a reply, by this library and by what else Java offers.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@SuppressWarnings("NullAway.Init")
public class SealOpenBenchmark {

	/**
	 * Which way.
	 */
	@Param({ "hawcx", "bouncycastle", "jdk" })
	public String door = "hawcx";

	/**
	 * Payload in bytes.
	 */
	@Param({ "64", "1024", "65536" })
	public int size;

	private Door way;

	private byte[] payload;

	private HttpResponse reply;

	@Setup
	public void prepare() throws Exception {
		this.way = Door.named(this.door);
		this.payload = BenchmarkKeys.payload(this.size);
		this.reply = BenchmarkKeys.reply(BenchmarkKeys.server().seal(this.payload));
	}

	@Benchmark
	public byte[] seal() throws Exception {
		return this.way.seal(this.payload);
	}

	@Benchmark
	public Object open() throws Exception {
		return this.way.open(this.reply);
	}

}
