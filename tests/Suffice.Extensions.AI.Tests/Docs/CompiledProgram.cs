using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Suffice.Extensions.AI.Tests.Docs;

/// <summary>A program that is compiled from its text, with what these tests are compiled with, and run as a process of its own.</summary>
internal static class CompiledProgram
{
    // What the SDK adds to every project.
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>Compiles and runs it.</summary>
    /// <param name="source">The text of its <c>Program.cs</c>.</param>
    /// <param name="folder">Where it is at home.</param>
    /// <param name="variables">Variables of its environment.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What it printed.</returns>
    public static async Task<string> RunAsync(string source, string folder, IReadOnlyDictionary<string, string> variables, CancellationToken cancellationToken)
    {
        // The host looks for the other assemblies beside the program.
        string name = $"Example-{Guid.CreateVersion7():n}";
        string program = Path.Combine(AppContext.BaseDirectory, $"{name}.dll");
        Compile(source, name, program);
        try
        {
            string tests = Path.Combine(AppContext.BaseDirectory, typeof(CompiledProgram).Assembly.GetName().Name!);
            ProcessStartInfo start = new("dotnet", ["exec", "--depsfile", $"{tests}.deps.json", "--runtimeconfig", $"{tests}.runtimeconfig.json", program, $"--contentRoot={folder}"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
                WorkingDirectory = folder,
            };
            foreach ((string variable, string value) in variables)
            {
                start.Environment[variable] = value;
            }

            return await RunAsync(start, cancellationToken);
        }
        finally
        {
            File.Delete(program);
        }
    }

    private static void Compile(string source, string name, string program)
    {
        CSharpParseOptions language = new(LanguageVersion.Latest);
        CSharpCompilation compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source, language), CSharpSyntaxTree.ParseText(ImplicitUsings, language)],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable, generalDiagnosticOption: ReportDiagnostic.Error));
        EmitResult emitted = compilation.Emit(program);

        emitted.Diagnostics.Where(found => found.Severity >= DiagnosticSeverity.Warning).ShouldBeEmpty();
    }

    private static async Task<string> RunAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        using Process process = Process.Start(start)!;
        Task<string> printed = process.StandardOutput.ReadToEndAsync(cancellationToken);
        Task<string> complained = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);

        process.ExitCode.ShouldBe(0, await complained);

        return await printed;
    }
}
