using System.Collections.Immutable;
using Suffice.Audit.Readiness;
using Suffice.Chat;
using Suffice.Classifier;

namespace Suffice.Audit.Bench.Labelled;

/// <summary>Reads the forms of a file: <c>=== type | readiness | material</c>, then the messages after <c>--- role</c> lines.</summary>
internal static class PromptForms
{
    public static ImmutableArray<PromptForm> Read(string file) =>
    [
        .. Resource(file).Split("\n=== ").Skip(1).Select((block, number) => Form(block, number + 1)),
    ];

    public static string Resource(string file)
    {
        using Stream stream = typeof(PromptForms).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"The program was built without {file}.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }

    private static PromptForm Form(string block, int number)
    {
        string[] sections = block.Split("\n--- ");
        string[] head = [.. sections[0].Split('|').Select(part => part.Trim())];
        List<(ChatRole, string)> messages = [];
        Dictionary<string, string> others = [];
        foreach (string section in sections.Skip(1))
        {
            int line = section.IndexOf('\n', StringComparison.Ordinal);
            string name = section[..line].Trim();
            string text = section[(line + 1)..].Trim('\n');
            if (name is "system" or "user" or "assistant")
            {
                messages.Add((Enum.Parse<ChatRole>(name, ignoreCase: true), text));
            }
            else
            {
                others.Add(name, text);
            }
        }

        TaskType type = TaskTypes.Parse(head[0]);
        return new PromptForm($"{head[0]} {number}", type, ReadinessOf(head[1]), head[2], [.. messages], others.GetValueOrDefault("schema"), others.GetValueOrDefault("tools"));
    }

    private static ReadinessVerdict ReadinessOf(string text) => text switch
    {
        "ready" => ReadinessVerdict.Ready,
        "once" => ReadinessVerdict.ReadyOnceWritten,
        "keep" => ReadinessVerdict.KeepStrong,
        _ => throw new InvalidOperationException($"\"{text}\" is no readiness; it must be ready, once or keep."),
    };
}
