using Suffice.Fuzz;
using Suffice.Fuzz.Engine;

return args is [] or ["--help"] ? FuzzCommand.Usage()
    : args.Contains("--plain", StringComparer.Ordinal) ? FuzzCommand.Run(args, 0)
    : InstrumentedContext.Prepare(Path.Combine("artifacts", "fuzz")).Run(args);
