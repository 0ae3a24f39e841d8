package io.hawcx.test.login;

import java.net.URI;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/**
 * A session of an application that runs without a server.
 */
final class MockMvcSession implements WebSession {

	private final MockMvc mvc;

	private final @Nullable String host;

	private final String servletPath;

	private MockHttpSession session = new MockHttpSession();

	MockMvcSession(MockMvc mvc, @Nullable String host, String servletPath) {
		this.mvc = mvc;
		this.host = host;
		this.servletPath = servletPath;
	}

	MockHttpSession session() {
		return this.session;
	}

	@Override
	public Answer get(String address) {
		return perform(MockMvcRequestBuilders.get(URI.create(address)).accept("text/html", "*/*"));
	}

	@Override
	public Answer fetch(String address) {
		return perform(MockMvcRequestBuilders.get(URI.create(address)).accept("*/*"));
	}

	@Override
	public Answer post(String path, Map<String, String> form, Map<String, String> headers) {
		MockHttpServletRequestBuilder request = MockMvcRequestBuilders.post(URI.create(path));
		form.forEach(request::param);
		headers.forEach(request::header);
		return perform(request);
	}

	private MockHttpServletRequest atHost(MockHttpServletRequest request) {
		if (this.host != null) {
			request.setServerName(this.host);
		}
		return request;
	}

	private Answer perform(MockHttpServletRequestBuilder request) {
		try {
			MvcResult result = this.mvc
				.perform(request.servletPath(this.servletPath).session(this.session).with(this::atHost))
				.andReturn();
			// The session that a login began takes the place of the old one.
			if (result.getRequest().getSession(false) instanceof MockHttpSession current) {
				this.session = current;
			}
			MockHttpServletResponse response = result.getResponse();
			return new Answer(response.getStatus(), response.getRedirectedUrl(), response.getContentAsString());
		}
		catch (Exception ex) {
			throw new AssertionError("The application failed to answer.", ex);
		}
	}

}
