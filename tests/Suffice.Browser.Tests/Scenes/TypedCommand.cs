using Suffice.Cli;

namespace Suffice.Browser.Scenes;

/// <summary>Runs the command's own code in this process: a process for each table of each page would take minutes.</summary>
internal static class TypedCommand
{
    private static readonly AsyncLocal<StringWriter?> Heard = new();

    static TypedCommand()
    {
        Console.SetOut(TextWriter.Synchronized(new Routed(Console.Out)));
        Console.SetError(TextWriter.Synchronized(new Routed(Console.Error)));
    }

    /// <summary>Runs it over the policy of a folder; it must succeed.</summary>
    /// <returns>What it wrote, to standard error too.</returns>
    public static async Task<string> RunAsync(string folder, params string[] args)
    {
        using StringWriter output = new();
        Heard.Value = output;
        int exit = await CommandLine.RunAsync(CommandList.Make(), [.. args, "--policy", Path.Combine(folder, ScenePolicy.File)]);
        Heard.Value = null;
        exit.ShouldBe(0, $"suffice {string.Join(' ', args)}: {output}");

        return output.ToString();
    }

    // What a command writes goes to whoever runs it; all else goes where it went.
    private sealed class Routed(TextWriter usual) : TextWriter
    {
        public override System.Text.Encoding Encoding => usual.Encoding;

        private TextWriter To => Heard.Value ?? usual;

        public override void Write(char value) => To.Write(value);

        public override void Write(char[] buffer, int index, int count) => To.Write(buffer, index, count);

        public override void Write(string? value) => To.Write(value);

        public override void Flush() => To.Flush();
    }
}
