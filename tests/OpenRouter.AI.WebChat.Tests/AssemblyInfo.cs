// Streams by the hundred are not measured beside a browser.
[assembly: CollectionBehavior(CollectionBehavior.CollectionPerAssembly)]
