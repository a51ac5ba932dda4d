using System;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Tests.Support;

namespace OpenRouter.AI.Testing.Tests.Scripting;

public sealed class ScriptReaderTests
{
    [Theory]
    [InlineData("{", "no JSON")]
    [InlineData("[]", "The script: expected an object")]
    [InlineData("""{"rule":[]}""", "rule: unknown")]
    [InlineData("""{"rules":{}}""", "no list 'rules'")]
    [InlineData("""{"rules":["x"]}""", "rules[0]: expected an object")]
    [InlineData("""{"rules":[{"text":"a"},{"txt":"x"}]}""", "rules[1].txt: unknown")]
    [InlineData("""{"rules":[{"text":5}]}""", "rules[0].text: expected a text")]
    [InlineData("""{"rules":[{"times":0}]}""", "count from 1")]
    [InlineData("""{"rules":[{"endpoint":"chats"}]}""", "rules[0].endpoint: expected chat")]
    [InlineData("""{"rules":[{"faults":{"status":429}}]}""", "rules[0].faults: expected a list")]
    [InlineData("""{"rules":[{"faults":[{"status":200}]}]}""", "rules[0].faults[0].status")]
    [InlineData("""{"rules":[{"faults":[{"stat":429}]}]}""", "no fault of this name")]
    [InlineData("""{"rules":[{"tool_calls":"f"}]}""", "rules[0].tool_calls: expected a list")]
    [InlineData("""{"rules":[{"tool_calls":[{"arguments":{}}]}]}""", "rules[0].tool_calls[0].name: missing")]
    [InlineData("""{"rules":[{"text":"a","usage":{"cost":"x"}}]}""", "rules[0].usage.cost: expected an amount")]
    [InlineData("""{"rules":[{"usage":{"cost":1}}]}""", "usage and finish_reason need")]
    [InlineData("""{"rules":[{"vectors":[["x"]]}]}""", "rules[0].vectors[0][0]: expected a number")]
    [InlineData("""{"rules":[{"images":[{"data":"?"}]}]}""", "rules[0].images[0].data: expected base64")]
    [InlineData("""{"rules":[{"citations":[{"title":"x"}]}]}""", "rules[0].citations[0].url: missing")]
    [InlineData("""{"rules":[{"faults":[{"drip":{"byte":5}}]}]}""", "rules[0].faults[0].drip.byte: unknown")]
    [InlineData("""{"rules":[{"faults":[{"error_after":{"events":1,"form":"odd"}}]}]}""", "rules[0].faults[0].error_after")]
    [InlineData("""{"rules":[{"vectors":[]}]}""", "rules[0].vectors: empty")]
    [InlineData("null", "no list 'rules'")]
    [InlineData("""{"rules":[],"rules":[]}""", "rules: given twice")]
    [InlineData("""{"rules":[{"text":"a","text":"b"}]}""", "rules[0].text: given twice")]
    [InlineData("""{"rules":[{"text":"a","usage":{"cost":1,"cost":2}}]}""", "rules[0].usage.cost: given twice")]
    [InlineData("""{"rules":[{"text":"a"},{"text":"\ud800"}]}""", "half a pair of UTF-16 at character 32")]
    [InlineData("""{"rules":[{"text":"a"},{"vectors":[[1]],"text":"lost"}]}""", "rules[1].text: not together with vectors")]
    [InlineData("""{"rules":[{"vectors":[[1]],"usage":{"prompt_tokens":5,"completion_tokens":0}}]}""", "rules[0].usage: not together with vectors")]
    [InlineData("""{"rules":[{"text":"a"},{"endpoint":"chat","vectors":[[1]]}]}""", "rules[1]: A rule for chat/completions cannot say vectors")]
    [InlineData("""{"rules":[{"endpoint":"embeddings","text":"a"}]}""", "rules[0]: A rule for embeddings cannot say this")]
    [InlineData("""{"rules":[{"vectors":[[]]}]}""", "rules[0]: At least one vector")]
    [InlineData("""{"rules":[{"images":[{"data":"AAAA","media_type":""}]}]}""", "rules[0]: ")]
    [InlineData("""{"rules":[{"text":"a","usage":{"prompt_tokens":-1,"completion_tokens":0}}]}""", "rules[0]: promptTokens")]
    [InlineData("""{"rules":[{"faults":[{"rate_limited":"99"}]}]}""", "rules[0].faults[0].rate_limited: expected one of None, HeaderSeconds")]
    [InlineData("""{"rules":[{"faults":[{"rate_limited":"HeaderSeconds,HeaderDate"}]}]}""", "rules[0].faults[0].rate_limited: expected one of")]
    [InlineData("""{"rules":[{"faults":[{"rate_limited":{"seconds":-1}}]}]}""", "rules[0].faults[0].rate_limited")]
    [InlineData("""{"rules":[{"faults":[{"error_after":{"events":1,"form":"7"}}]}]}""", "rules[0].faults[0].error_after.form: expected one of Bare")]
    [InlineData("""{"rules":[{"faults":[{"error":{"status":5,"message":"x"}}]}]}""", "rules[0].faults[0].error")]
    [InlineData("""{"rules":[{"faults":[{"error":{"status":500,"message":"x","metadata":{"a":1,"a":2}}}]}]}""", "rules[0].faults[0].error: The text has 'a' twice")]
    [InlineData("""{"rules":[{"faults":[{"html":-1}]}]}""", "rules[0].faults[0].html")]
    [InlineData("""{"rules":[{"faults":[{"keep_alives_only":-1}]}]}""", "rules[0].faults[0].keep_alives_only")]
    [InlineData("""{"rules":[{"faults":[{"status":429,"status":430}]}]}""", "rules[0].faults[0]: a fault is an object with one member")]
    public async Task Script_ThatCannotBeRead_NamesThePlaceAndAddsNothing(string script, string place)
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync();

        Assert.Contains(place, Assert.Throws<FormatException>(() => client.Server.LoadScript(script)).Message, StringComparison.Ordinal);
        Assert.Empty(client.Server.Rules);
    }

    [Fact]
    public async Task Script_AllMembers_IsRead()
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync();

        client.Server.LoadScript("""
            {"rules":[
              {"endpoint":"chat","model":"openai/*","message":"weather","tool":"get_weather","nth":1,"times":1,"text":"Sunny.","reasoning":"Hm.",
               "tool_calls":[{"id":"c1","name":"get_weather","arguments":{"city":"Paris"}},{"name":"f","arguments":"{cut"}],"finish_reason":"tool_calls",
               "usage":{"prompt_tokens":1,"completion_tokens":2,"reasoning_tokens":1,"cost":0.01},
               "faults":[{"keep_alives":2},{"drip":5},{"error_after":3}]},
              {"endpoint":"embeddings","vectors":[[0.5,1]]},
              {"endpoint":"responses","faults":[{"guardrail":true}]},
              {"faults":[{"validation_envelope":true},{"invalid_utf8":true},{"rate_limited":"BodySeconds"},{"unavailable":"model_deprecated"},{"keep_alives_only":true}]},
              {"refusal":"No.","citations":[{"url":"https://example.com","title":"t"}],"images":[{"data":"AAAA","media_type":"image/png"}]},
              {"faults":[{"error":{"status":418,"message":"odd","metadata":{"a":1}}},{"rate_limited":{"hint":"BodySeconds","seconds":3}},
                         {"error_after":{"events":2,"form":"Bare"}},{"drip":{"bytes":5,"pause_ms":1}}]}
            ]}
            """);

        Assert.Equal(6, client.Server.Rules.Count);
    }
}
