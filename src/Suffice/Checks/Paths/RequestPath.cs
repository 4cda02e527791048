using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Chat;
using Suffice.Checks.Canonical;

namespace Suffice.Checks.Paths;

/// <summary>
/// Chooses values that the call carries: <c>$request.metadata.x</c>, <c>$request.messages[-1].content</c>,
/// <c>$request.input.x</c> (the JSON in the last user message).
/// </summary>
internal sealed class RequestPath
{
    /// <summary>What every such path begins with.</summary>
    public const string Prefix = "$request";

    private readonly RequestRoot root;
    private readonly JsonPath path;

    private RequestPath(string text, RequestRoot root, JsonPath path)
    {
        Text = text;
        this.root = root;
        this.path = path;
    }

    /// <summary>The path as written.</summary>
    public string Text { get; }

    /// <summary>True when a text of the policy means a value of the call and not itself.</summary>
    public static bool IsMeant(string text) => text.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Reads a path that a policy states.</summary>
    /// <exception cref="CheckOptionsException">It is not a path into the call.</exception>
    public static RequestPath Parse(string text, string option)
    {
        foreach ((string name, RequestRoot root) in Roots)
        {
            string start = $"{Prefix}.{name}";
            if (text.StartsWith(start, StringComparison.Ordinal) && (text.Length == start.Length || text[start.Length] is '.' or '['))
            {
                return new RequestPath(text, root, JsonPath.ParseAfter(text, start, option));
            }
        }

        throw new CheckOptionsException(
            option,
            $"the path \"{text}\" does not lead into the call",
            "begin it with $request.metadata, $request.messages or $request.input");
    }

    /// <summary>The chosen values; none when the call does not carry them.</summary>
    public List<JsonElement> Select(ChatRequest request) =>
        RootOf(request) is { } element ? path.Select(element) : [];

    private static ImmutableArray<(string Name, RequestRoot Root)> Roots { get; } =
        [("metadata", RequestRoot.Metadata), ("messages", RequestRoot.Messages), ("input", RequestRoot.Input)];

    private JsonElement? RootOf(ChatRequest request) => root switch
    {
        RequestRoot.Metadata => request.Metadata,
        RequestRoot.Messages => MessagesOf(request),
        _ => request.Messages.LastOrDefault(message => message.Role == ChatRole.User) is { } last
            ? JsonInText.ReadOnly(last.Text)
            : null,
    };

    private static JsonElement MessagesOf(ChatRequest request)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
        {
            writer.WriteStartArray();
            foreach (ChatMessage message in request.Messages)
            {
                writer.WriteStartObject();
                writer.WriteString("role", message.Role.ToString().ToLowerInvariant());
                writer.WriteString("content", message.Text);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        using JsonDocument document = JsonDocument.Parse(buffer.ToArray());
        return document.RootElement.Clone();
    }

    private enum RequestRoot
    {
        Metadata,
        Messages,
        Input,
    }
}
