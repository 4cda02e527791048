using System.Text.Json;
using Suffice.Chat;
using Suffice.Evaluation.Items;
using Suffice.Evaluation.Sets.Formats;
using Suffice.Providers.Recordings.Lines;

namespace Suffice.Evaluation.Sets;

/// <summary>What rows of values are put into: one user text, or messages.</summary>
/// <param name="name">What it is called where a set has several.</param>
/// <param name="text">The text, or a list of messages as JSON.</param>
internal sealed class EvalPrompt(string name, string text)
{
    private readonly JsonElement? messages = MessagesIn(text);

    public string Name { get; } = name;

    /// <summary>Reads a prompt file: a text, or messages as JSON.</summary>
    /// <exception cref="EvalSetException">There is no such file.</exception>
    public static EvalPrompt Read(string path)
    {
        try
        {
            return new EvalPrompt(Path.GetFileName(path), new EvalSource(path).Text.TrimEnd('\n', '\r'));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            throw new EvalSetException($"{path}: the prompt cannot be read; name a text file, or a JSON file with a list of messages", e);
        }
    }

    /// <summary>Makes the call of one row.</summary>
    /// <param name="values">The row's values.</param>
    /// <exception cref="InvalidDataException">A value is missing, or the messages are wrong.</exception>
    public ChatRequest Fill(IReadOnlyDictionary<string, JsonElement> values) => messages is { } list
        ? CallReader.Of(MessageReader.Read(PromptTemplate.Fill(list, values)))
        : CallReader.Of([ChatMessage.Of(ChatRole.User, PromptTemplate.Fill(text, values))]);

    // Values go into the texts of messages after they are read, so that a quote in a value breaks nothing.
    private static JsonElement? MessagesIn(string text)
    {
        if (!text.AsSpan().TrimStart().StartsWith("["))
        {
            return null;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
