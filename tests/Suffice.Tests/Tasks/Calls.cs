using System.Collections.Frozen;
using System.Text.Json;
using Suffice.Catalog;
using Suffice.Chat;
using Suffice.Policy;
using Suffice.Tasks;

namespace Suffice.Tests.Tasks;

/// <summary>Short ways to write calls and policies in these tests.</summary>
internal static class Calls
{
    public static readonly CallHeaders NoHeaders = _ => null;

    public static readonly Model Large = new() { Name = "gpt-4o", Provider = "openai", Id = "gpt-4o-2024-08-06" };

    public static CallHeaders Header(string name, string value) =>
        asked => string.Equals(asked, name, StringComparison.OrdinalIgnoreCase) ? value : null;

    public static ChatRequest Call(string model = "gpt-4o", string? system = null, string user = "Hello there") => new()
    {
        Protocol = ChatProtocol.OpenAI,
        Model = model,
        Messages = system is null
            ? [ChatMessage.Of(ChatRole.User, user)]
            : [ChatMessage.Of(ChatRole.System, system), ChatMessage.Of(ChatRole.User, user)],
    };

    public static AnswerFormat Schema(string json, string? name = null) =>
        new(AnswerFormatKind.JsonSchema) { Name = name, Schema = Json(json) };

    public static JsonElement Json(string json) => JsonElement.Parse(json);

    public static TaskPolicy TaskOf(string name, params MatchRule[] match) =>
        new() { Name = name, Ladder = [Large], Match = [.. match] };

    public static SufficePolicy PolicyOf(params TaskPolicy[] tasks) => new()
    {
        Version = "p1",
        PriceVersion = "c1",
        Providers = FrozenDictionary<string, Suffice.Providers.ProviderDefinition>.Empty,
        Models = new Dictionary<string, Model> { ["gpt-4o"] = Large, ["gpt-4o-2024-08-06"] = Large }.ToFrozenDictionary(),
        Tasks = [.. tasks],
        Default = TaskOf(TaskPolicy.DefaultName),
    };
}
