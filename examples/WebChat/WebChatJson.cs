using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.AI.Examples.WebChat;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SiteView))]
[JsonSerializable(typeof(Question))]
[JsonSerializable(typeof(AnswerEvent))]
[JsonSerializable(typeof(BudgetState))]
internal sealed partial class WebChatJson : JsonSerializerContext;
