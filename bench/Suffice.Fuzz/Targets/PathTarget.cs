using System.Text.Json;
using Suffice.Chat;
using Suffice.Checks;
using Suffice.Checks.Paths;
using Suffice.Fuzz.Engine;
using Suffice.Fuzz.Laws;

namespace Suffice.Fuzz.Targets;

/// <summary>A path above the line and a document below: what is chosen is found where the path says it is, and rewriting replaces just that.</summary>
/// <param name="locate">Says where a chosen value is; the path itself by default.</param>
internal sealed class PathTarget(Func<JsonPath, JsonElement, int, string>? locate = null) : IFuzzTarget
{
    private const int MostChosen = 20;

    private readonly Func<JsonPath, JsonElement, int, string> locate = locate ?? ((path, root, index) => path.LocationOf(root, index));

    public string Name => "paths";

    public int MostBytes => 2_048;

    public InputLimits Limits => new(4 << 20, 50_000);

    public IReadOnlyList<string> Words =>
        [TwoParts.Line, "$", ".", "[*]", ".*", "[0]", "[-1]", "['a']", "[\"a\"]", "..", "a", "items", "$request.metadata", "$request.messages", "$request.input", ".content", "{\"a\":[1,{\"b\":2}]}", "[2147483648]", "''"];

    public string Try(ReadOnlyMemory<byte> input)
    {
        (string path, string text) = TwoParts.Of(input);
        if (AnswerJson.Read(text).Root is not { } root)
        {
            return "no document";
        }

        return RequestPath.IsMeant(path) ? IntoRequest(path, text, root) : IntoDocument(path, root);
    }

    private string IntoDocument(string text, JsonElement root)
    {
        JsonPath path;
        try
        {
            path = JsonPath.Parse(text, "path");
        }
        catch (CheckOptionsException wrong)
        {
            return $"refused {Place.Coarse(wrong.Wrong)}";
        }

        List<JsonElement> chosen = path.Select(root);
        for (int index = 0; index < Math.Min(chosen.Count, MostChosen); index++)
        {
            Located(path, root, index, chosen[index]);
        }

        int replaced = 0;
        string? rewritten = path.Rewrite(root, _ => $"new {replaced++}");
        Law.Holds(replaced == chosen.Count || HasNameTwice(root), "rewriting replaces what is chosen", $"{replaced} of {chosen.Count}");
        Law.Holds(rewritten is not null && AnswerJson.Read(rewritten).Root is not null, "a document rewritten is JSON", rewritten ?? "nothing");
        return $"{path.Steps.Length} {chosen.Count > 0} {string.Join(' ', path.Steps.Select(step => step.Kind).Distinct())}";
    }

    /// <summary>A name that a path cannot spell (a quote in it) has no place of its own to be found at.</summary>
    private void Located(JsonPath path, JsonElement root, int index, JsonElement chosen)
    {
        string place = locate(path, root, index);
        if (place.Contains('\'', StringComparison.Ordinal) || place.Contains('*', StringComparison.Ordinal) || HasNameTwice(root))
        {
            return;
        }

        List<JsonElement> there = JsonPath.Parse(place, "path").Select(root);
        Law.Holds(there.Count == 1, "a chosen value is at one place", $"{place}: {there.Count}");
        Law.Same(there[0].GetRawText(), chosen.GetRawText(), "a chosen value is where it is said to be");
    }

    private static string IntoRequest(string text, string document, JsonElement root)
    {
        ChatRequest request = new()
        {
            Protocol = ChatProtocol.OpenAI,
            Model = "m",
            Messages = [ChatMessage.Of(ChatRole.System, "s"), ChatMessage.Of(ChatRole.User, document)],
            Metadata = root,
        };
        try
        {
            return $"request {RequestPath.Parse(text, "path").Select(request).Count > 0}";
        }
        catch (CheckOptionsException wrong)
        {
            return $"refused {Place.Coarse(wrong.Wrong)}";
        }
    }

    private static bool HasNameTwice(JsonElement root)
    {
        try
        {
            JsonDocument.Parse(root.GetRawText(), new JsonDocumentOptions { MaxDepth = AnswerJson.MaxDepth, AllowDuplicateProperties = false }).Dispose();
            return false;
        }
        catch (JsonException)
        {
            return true;
        }
    }
}
