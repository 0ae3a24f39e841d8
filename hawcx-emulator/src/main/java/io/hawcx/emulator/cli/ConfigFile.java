package io.hawcx.emulator.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import io.hawcx.emulator.internal.json.Json;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * The emulator's configuration in one YAML file. All values are texts, so that no phone
 * number, seed or key id is taken for a number or a date.
 */
final class ConfigFile {

	private static final int MAX_BYTES = 256 * 1024;

	private static final int MAX_DEPTH = 10;

	private ConfigFile() {
	}

	/**
	 * Read a file.
	 * @param file its path
	 * @param setup what it is to fill
	 * @throws IllegalArgumentException if it cannot be read or says something unknown or
	 * unusable; the message names the file and the place
	 */
	static void read(String file, Setup setup) {
		Section root = Section.of(file, parse(file, bytes(file)));
		root.allow("port", "seed", "algorithm", "discovery", "config-id-optional", "access-tokens", "strict-redirects",
				"debug-codes", "enrol-unknown-users", "clients", "users", "tenants");
		root.ifText("port", setup::port);
		root.ifText("seed", (name, text) -> setup.seed(text));
		root.ifText("algorithm", setup::algorithm);
		root.ifText("discovery", setup::discovery);
		root.ifFlag("config-id-optional", setup::configIdOptional);
		root.ifFlag("access-tokens", setup::accessTokens);
		root.ifFlag("strict-redirects", setup::strictRedirects);
		root.ifFlag("debug-codes", setup::debugCodes);
		root.ifFlag("enrol-unknown-users", setup::enrolUnknownUsers);
		readProject(root, setup.project());
		root.sections("tenants").forEach((section) -> readTenant(section, setup));
	}

	private static void readTenant(Section section, Setup setup) {
		section.allow("name", "clients", "users");
		section.requireText("name", (name, text) -> readProject(section, setup.tenant(name, text)));
	}

	private static void readProject(Section section, ProjectSetup project) {
		section.sections("clients").forEach((client) -> readClient(client, project));
		section.sections("users").forEach((user) -> readUser(user, project));
	}

	private static void readClient(Section section, ProjectSetup project) {
		section.allow("id", "redirect-uris", "public-jwk");
		ClientSetup client = new ClientSetup();
		section.texts("redirect-uris", client::redirectUri);
		section.ifMapping("public-jwk",
				(name, jwk) -> client.publicJwk(name, new String(Json.write(jwk), StandardCharsets.UTF_8)));
		section.requireText("id", (name, text) -> project.client(name, text, client));
	}

	private static void readUser(Section section, ProjectSetup project) {
		section.allow("email", "phone", "mfa-method", "mfa-enforcement");
		UserSetup user = new UserSetup();
		section.ifText("phone", user::phone);
		section.ifText("mfa-method", user::mfaMethod);
		section.ifText("mfa-enforcement", user::mfaEnforcement);
		section.requireText("email", (name, text) -> project.user(name, text, user));
	}

	private static byte[] bytes(String file) {
		try {
			Path path = Path.of(file);
			if (!Files.isRegularFile(path)) {
				throw new IllegalArgumentException("--config: there is no file " + Arguments.printable(file) + ".");
			}
			if (Files.size(path) > MAX_BYTES) {
				throw new IllegalArgumentException(Arguments.printable(file) + " is larger than 256 KiB.");
			}
			return Files.readAllBytes(path);
		}
		catch (IOException | InvalidPathException ex) {
			throw new IllegalArgumentException("--config: " + Arguments.printable(file) + " cannot be read.", ex);
		}
	}

	private static @Nullable Object parse(String file, byte[] bytes) {
		String name = Arguments.printable(file);
		try {
			String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
			return yaml().load(text);
		}
		catch (CharacterCodingException ex) {
			throw new IllegalArgumentException(name + " is not UTF-8.", ex);
		}
		catch (MarkedYAMLException ex) {
			int line = (ex.getProblemMark() != null) ? ex.getProblemMark().getLine() + 1 : 1;
			throw new IllegalArgumentException(
					name + ", line " + line + ": " + Arguments.printable(String.valueOf(ex.getProblem())) + ".", ex);
		}
		catch (YAMLException ex) {
			throw new IllegalArgumentException(name + ": " + Arguments.printable(String.valueOf(ex.getMessage())) + ".",
					ex);
		}
	}

	private static Yaml yaml() {
		LoaderOptions options = new LoaderOptions();
		options.setAllowDuplicateKeys(false);
		options.setMaxAliasesForCollections(0);
		options.setNestingDepthLimit(MAX_DEPTH);
		options.setCodePointLimit(MAX_BYTES);
		DumperOptions never = new DumperOptions();
		return new Yaml(new SafeConstructor(options), new Representer(never), never, options, new TextsOnly());
	}

	private static final class TextsOnly extends Resolver {

		@Override
		protected void addImplicitResolvers() {
			// YAML 1.1 takes +15555550101 for a number and 007 for another.
		}

	}

}
