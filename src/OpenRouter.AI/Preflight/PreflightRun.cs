using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.Models;

namespace OpenRouter.AI.Preflight;

/// <summary>Checks the models of a request against the catalog.</summary>
internal sealed class PreflightRun(OpenRouterModelCatalog catalog)
{
    private const int MostAlternatives = 3;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <summary>Checks a request; null when nothing is missing, nothing can be known, or the catalog cannot be had.</summary>
    internal async Task<OpenRouterPreflightReport?> CheckAsync(PreflightNeeds needs, CancellationToken cancellationToken)
    {
        if (needs.Models.All(IsChosenElsewhere) || await IndexAsync(cancellationToken).ConfigureAwait(false) is not { } index)
        {
            return null;
        }

        DateTimeOffset now = catalog.TimeProvider.GetUtcNow();
        List<OpenRouterPreflightIssue> issues = [];
        bool anyCan = false;
        bool anyUnknown = false;
        foreach (string name in needs.Models)
        {
            OpenRouterModel? model = index.Find(name);
            IReadOnlyList<OpenRouterPreflightIssue> found = IsChosenElsewhere(name) ? []
                : model is null ? CheckUnlisted(name, index.FindBase(name), needs, now)
                : PreflightRules.Check(name, model, needs, now);
            anyCan |= !found.Any(static issue => issue.IsBlocking);
            anyUnknown |= found.Any(static issue => issue.IsBlocking && issue.Check == OpenRouterPreflightCheck.KnownModel);
            issues.AddRange(found);
        }

        return issues.Count == 0 ? null : new OpenRouterPreflightReport(issues, Alternatives(index, needs, now), !anyCan || anyUnknown);
    }

    /// <summary>Routers and presets choose a model that is not known before.</summary>
    private static bool IsChosenElsewhere(string name) => string.IsNullOrWhiteSpace(name)
        || name.StartsWith("openrouter/", StringComparison.OrdinalIgnoreCase)
        || name.Contains("@preset/", StringComparison.OrdinalIgnoreCase);

    /// <summary>A variant that is not listed may have more than its model, so what that lacks is told but stops nothing.</summary>
    private static OpenRouterPreflightIssue[] CheckUnlisted(string name, OpenRouterModel? model, PreflightNeeds needs, DateTimeOffset now) =>
        model is null
            ? [Unknown(name)]
            : [.. PreflightRules.Check(name, model, needs, now).Select(static issue => issue.WithoutBlocking())];

    private static OpenRouterPreflightIssue Unknown(string name) =>
        new(name, OpenRouterPreflightCheck.KnownModel, "model", $"The catalog has no model {name}.");

    private static OpenRouterModel[] Alternatives(ModelIndex index, PreflightNeeds needs, DateTimeOffset now) =>
    [
        .. index.Models.Where(model => CanServe(model, needs, now) && !needs.Models.Contains(model.Id, StringComparer.OrdinalIgnoreCase))
            .OrderBy(Price)
            .ThenBy(static model => model.Id, StringComparer.Ordinal)
            .Take(MostAlternatives),
    ];

    private static bool CanServe(OpenRouterModel model, PreflightNeeds needs, DateTimeOffset now) =>
        !IsChosenElsewhere(model.Id)
        && Price(model) is not null
        && model.OutputModalities.Contains(ModelModality.Text)
        && PreflightRules.Check(model.Id, model, needs, now).Count == 0;

    private static decimal? Price(OpenRouterModel model) =>
        model.Pricing.IsDynamic ? null : model.Pricing.Discounted(model.Pricing.PromptPricePerToken + model.Pricing.CompletionPricePerToken);

    /// <summary>The catalog is an aid: a request that may well succeed neither fails nor waits long for it.</summary>
    private async Task<ModelIndex?> IndexAsync(CancellationToken cancellationToken)
    {
        try
        {
            Task<ModelIndex> index = catalog.GetIndexAsync(cancellationToken);
            return await index.WaitAsync(LongestWait, catalog.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OpenRouterException or TimeoutException)
        {
            return null;
        }
    }
}
