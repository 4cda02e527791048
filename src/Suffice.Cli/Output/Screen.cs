using Spectre.Console;

namespace Suffice.Cli.Output;

/// <summary>Where people read: a terminal as wide as it is, and a page wide enough for every table elsewhere.</summary>
internal static class Screen
{
    private const int PageWidth = 160;

    /// <summary>Makes it.</summary>
    /// <returns>The console.</returns>
    public static IAnsiConsole Open()
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings());
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = PageWidth;
        }

        return console;
    }

    /// <summary>Makes one that shows nothing, for a command that prints JSON alone.</summary>
    /// <returns>The console.</returns>
    public static IAnsiConsole Nowhere() => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = AnsiSupport.No,
        Interactive = InteractionSupport.No,
        Out = new AnsiConsoleOutput(TextWriter.Null),
    });
}
