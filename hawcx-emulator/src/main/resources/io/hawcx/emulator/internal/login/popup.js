// Hands the code to the page that opened this window, and to no other origin.
(() => {
	const { origin, code, error } = document.getElementById("popup-result").dataset;
	if (window.opener) {
		window.opener.postMessage({ type: "hawcx-sign-in", code, error }, origin);
		window.close();
	}
})();
