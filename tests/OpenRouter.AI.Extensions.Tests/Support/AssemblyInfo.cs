// Listeners hear every activity of the process.
[assembly: CollectionBehavior(CollectionBehavior.CollectionPerAssembly)]
