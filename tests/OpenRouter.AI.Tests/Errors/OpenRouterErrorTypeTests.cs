using System.Collections.Generic;
using System.Reflection;

namespace OpenRouter.AI.Tests.Errors;

public sealed class OpenRouterErrorTypeTests
{
    [Fact]
    public void ErrorTypes_NamedValues_AreTheTwentySevenWords()
    {
        HashSet<string> words = [];
        foreach (PropertyInfo property in typeof(OpenRouterErrorType).GetProperties())
        {
            if (property.PropertyType == typeof(OpenRouterErrorType))
            {
                words.Add(((OpenRouterErrorType)property.GetValue(null)!).Value);
            }
        }

        Assert.Equal(27, words.Count);
        Assert.Equal(new OpenRouterErrorType("timeout"), OpenRouterErrorType.Timeout);
    }
}
