"""Which public callables of a package were called: all that its modules publish in __all__,
functions, constructors, methods and properties."""

import inspect
import os
import sys


class PublicCalls:
    """Watches from its creation on, in this thread."""

    def __init__(self, package, *modules):
        self.folder = os.path.dirname(package.__file__) + os.sep
        self.wanted = {}
        for module in (package, *modules):
            for name in module.__all__:
                self._add(package.__name__, name, getattr(module, name))
        self.called = set()
        sys.setprofile(self._saw)

    def _saw(self, frame, event, _):
        if event == "call":
            self.called.add(frame.f_code)

    def _add(self, package, name, value):
        if inspect.isfunction(value):
            self.wanted[value.__code__] = name
        elif inspect.isclass(value):
            for owner in value.__mro__:
                if owner.__module__.split(".")[0] == package:
                    for member, raw in vars(owner).items():
                        self._add_member(f"{value.__name__}.{member}", member, raw)

    def _add_member(self, name, member, raw):
        function = raw.fget if isinstance(raw, property) else getattr(raw, "__func__", raw)
        public = not member.startswith("_") or member.startswith("__")
        # What is generated, as for data classes, is not in the package's files.
        if public and inspect.isfunction(function) and function.__code__.co_filename.startswith(self.folder):
            self.wanted.setdefault(function.__code__, name)

    def stop(self):
        """Returns how many callables there are, and the names of those never called."""
        sys.setprofile(None)
        return len(self.wanted), sorted(name for code, name in self.wanted.items() if code not in self.called)
