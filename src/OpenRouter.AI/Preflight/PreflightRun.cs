using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI.Preflight;

/// <summary>Checks the models of a request against the catalog.</summary>
internal sealed class PreflightRun(OpenRouterModelCatalog catalog)
{
    private const int MostAlternatives = 3;

    /// <summary>Checks a request; null when nothing is missing, nothing can be known, or the catalog cannot be fetched.</summary>
    internal async Task<OpenRouterPreflightReport?> CheckAsync(PreflightNeeds needs, CancellationToken cancellationToken)
    {
        DateTimeOffset now = catalog.TimeProvider.GetUtcNow();
        List<OpenRouterPreflightIssue> issues = [];
        bool anyCan = needs.Models.Count == 0;
        bool anyUnknown = false;
        try
        {
            foreach (string name in needs.Models)
            {
                if (IsChosenElsewhere(name))
                {
                    anyCan = true;
                    continue;
                }

                OpenRouterModel? model = await catalog.FindModelAsync(name, cancellationToken).ConfigureAwait(false);
                anyUnknown |= model is null;
                IReadOnlyList<OpenRouterPreflightIssue> found = model is null ? [Unknown(name)] : PreflightRules.Check(name, model, needs, now);
                anyCan |= found.Count == 0;
                issues.AddRange(found);
            }

            return issues.Count == 0
                ? null
                : new OpenRouterPreflightReport(issues, await AlternativesAsync(needs, now, cancellationToken).ConfigureAwait(false), !anyCan || anyUnknown);
        }
        catch (OpenRouterException)
        {
            // The catalog is an aid: a request that may well succeed does not fail for it.
            return null;
        }
    }

    /// <summary>Routers and presets choose a model that is not known before.</summary>
    private static bool IsChosenElsewhere(string name) => string.IsNullOrWhiteSpace(name)
        || name.StartsWith("openrouter/", StringComparison.OrdinalIgnoreCase)
        || name.Contains("@preset/", StringComparison.OrdinalIgnoreCase);

    private static OpenRouterPreflightIssue Unknown(string name) =>
        new(name, OpenRouterPreflightCheck.KnownModel, "model", $"The catalog has no model {name}.");

    private static bool CanServe(OpenRouterModel model, PreflightNeeds needs, DateTimeOffset now) =>
        !IsChosenElsewhere(model.Id)
        && Price(model) is not null
        && model.OutputModalities.Contains(ModelModality.Text)
        && PreflightRules.Check(model.Id, model, needs, now).Count == 0;

    private static decimal? Price(OpenRouterModel model) =>
        model.Pricing.IsDynamic ? null : model.Pricing.PromptPricePerToken + model.Pricing.CompletionPricePerToken;

    private async Task<IReadOnlyList<OpenRouterModel>> AlternativesAsync(PreflightNeeds needs, DateTimeOffset now, CancellationToken cancellationToken)
    {
        IReadOnlyList<OpenRouterModel> all = await catalog.GetModelsAsync(cancellationToken).ConfigureAwait(false);
        return
        [
            .. all.Where(model => CanServe(model, needs, now) && !needs.Models.Contains(model.Id, StringComparer.OrdinalIgnoreCase))
                .OrderBy(Price)
                .ThenBy(static model => model.Id, StringComparer.Ordinal)
                .Take(MostAlternatives),
        ];
    }
}
