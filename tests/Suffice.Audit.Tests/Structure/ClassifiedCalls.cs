using System.Text.Json;
using Suffice.Audit.Structure;
using Suffice.Chat;

namespace Suffice.Audit.Tests.Structure;

/// <summary>Short ways to write calls and judge them.</summary>
internal static class ClassifiedCalls
{
    private static readonly CallClassifier Classifier = new();

    public static ChatRequest Call(string user, string? system = null, string? schema = null) => new()
    {
        Protocol = ChatProtocol.OpenAI,
        Model = "gpt-4o",
        Messages = system is null
            ? [ChatMessage.Of(ChatRole.User, user)]
            : [ChatMessage.Of(ChatRole.System, system), ChatMessage.Of(ChatRole.User, user)],
        Format = schema is null ? null : new AnswerFormat(AnswerFormatKind.JsonSchema) { Name = "verdict", Schema = JsonElement.Parse(schema) },
    };

    public static CallShape Shape(ChatRequest call, params ContentPart[] answer) => Classifier.Classify(call, [.. answer], Classifier.ReadFixed(call), 100);

    public static CallTraits TraitsOf(string prompt) => Shape(Call(prompt)).Traits;

    /// <summary>The traits where the same words stand in the system text.</summary>
    public static CallTraits TraitsOfSystem(string system) => Shape(Call("the text", system)).Traits;

    public static void ShouldShow(this CallTraits traits, CallTraits trait) => (traits & trait).ShouldBe(trait, traits.ToString());

    public static void ShouldNotShow(this CallTraits traits, CallTraits trait) => (traits & trait).ShouldBe(CallTraits.None, traits.ToString());
}
