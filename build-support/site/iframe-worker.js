// Browsers start no workers for pages that lie on a disk. There the search runs in a hidden frame.
if (location.protocol === 'file:') {
	window.Worker = class extends EventTarget {
		constructor(url) {
			super();
			this.frame = document.createElement('iframe');
			this.frame.hidden = true;
			document.body.append(this.frame);
			const scope = this.frame.contentWindow;
			const load = (address) => new Promise((resolve, reject) => {
				const script = scope.document.createElement('script');
				script.src = address;
				script.onload = resolve;
				script.onerror = reject;
				scope.document.body.append(script);
			});
			scope.postMessage = (data) => this.dispatchEvent(new MessageEvent('message', { data }));
			scope.importScripts = (...addresses) =>
				addresses.reduce((before, address) => before.then(() => load(address)), Promise.resolve());
			this.ready = load(url);
			this.scope = scope;
		}

		postMessage(data) {
			this.ready.then(() => this.scope.dispatchEvent(new this.scope.MessageEvent('message', { data })));
		}

		terminate() {
			this.frame.remove();
		}
	};
}
