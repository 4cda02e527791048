using Spectre.Console;
using Suffice.Files;
using Suffice.Reports;

namespace Suffice.Cli.Output.Advising;

/// <summary>What an export wrote, on a terminal.</summary>
internal static class TrainingTable
{
    /// <summary>Writes it.</summary>
    /// <param name="console">Where.</param>
    /// <param name="written">What was written.</param>
    public static void Write(IAnsiConsole console, TrainingFiles written)
    {
        console.WriteLine($"{Printable.Of(written.From)}, as {EnumWord.Of(written.Form)} lines:");
        foreach (TrainingFile file in written.Files)
        {
            console.WriteLine($"  {Printable.Of(file.Path)}: {Figures.Count(file.Lines, "line")}");
        }

        foreach (string reason in written.LeftOut)
        {
            console.WriteLine($"left out: {Printable.Of(reason)}");
        }

        foreach (string note in written.Notes)
        {
            console.WriteLine(Printable.Of(note));
        }

        if (written.PrunedLines > 0)
        {
            console.WriteLine(
                $"{Figures.Count(written.PrunedLines, "line")} pruned from system texts (pruned.txt): call the tuned model without them; a prompt of {Figures.Count(written.PromptTokens)} tokens becomes one of {Figures.Count(written.PrunedPromptTokens)} (estimated)");
        }

        console.WriteLine("The lines hold what callers sent: keep them where the terms of your users and of the models that answered allow it.");
    }
}
