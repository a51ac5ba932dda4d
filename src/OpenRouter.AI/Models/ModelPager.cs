using System;
using System.Collections.Generic;
using System.Globalization;
using OpenRouter.AI.Errors;
using OpenRouter.AI.Models.Wire;

namespace OpenRouter.AI.Models;

/// <summary>
/// Walks through the pages of a list. Of the link to the next page only the parameters are used, so that no request, and no key, goes
/// anywhere but to the client's endpoint. A list that ends before its end is raised: it would look complete.
/// </summary>
internal sealed class ModelPager(ModelQueryString query, long? limit)
{
    private const int LargestPage = 1000;

    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly long _offset = Number(query["offset"]) ?? 0;
    private ModelQueryString _query = limit is { } most ? query.With("limit", Math.Min(most, LargestPage)) : query;
    private long _delivered;

    /// <summary>Gets the query of the page to ask for.</summary>
    internal string Query => _query.ToString();

    /// <summary>Gets how many more models are wanted.</summary>
    internal long Wanted => limit is { } most ? most - _delivered : long.MaxValue;

    /// <summary>Goes on to the next page; false when there is none.</summary>
    /// <exception cref="OpenRouterException">The pages do not lead to the end of the list.</exception>
    internal bool MoveNext(ModelPage page)
    {
        _asked.Add(Query);
        _delivered += page.Models.Count;
        long reached = _offset + _delivered;
        if (Wanted <= 0 || Next(page, reached) is not { } next)
        {
            return false;
        }

        _query = next;
        if (page.Models.Count > 0 && !_asked.Contains(Query))
        {
            return true;
        }

        if (page.TotalCount is { } total && reached < total)
        {
            throw OpenRouterExceptionFactory.InvalidAnswer(string.Format(
                CultureInfo.InvariantCulture, "the pages of the list end after {0} of {1} models", reached, total));
        }

        return false;
    }

    /// <summary>Gets whether a page was asked for. Otherwise the service sends the whole list, and no link to a next page is its word for
    /// that.</summary>
    private bool IsPaged => _query["offset"] is not null || _query["limit"] is not null;

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    private ModelQueryString? Next(ModelPage page, long reached) => page switch
    {
        { Next: { } link } => _query.With(link),
        { TotalCount: { } total } when reached < total && (IsPaged || !page.HasLinks) => _query.With("offset", reached),
        _ => null,
    };
}
