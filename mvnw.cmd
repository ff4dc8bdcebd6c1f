@echo off
rem Runs the Maven that the build needs; the first call has the machine's own Maven fetch it. JAVA_HOME names a JDK of
rem version 21 or later.
setlocal
set "VERSION=3.9.16"
set "RR_HOME=%READINGROOM_HOME%"
if not defined RR_HOME set "RR_HOME=%USERPROFILE%\.readingroom"
set "CACHE=%RR_HOME%\maven"
if not defined JAVA_HOME (
    echo mvnw: set JAVA_HOME to a JDK of version 21 or later 1>&2
    exit /b 1
)
if exist "%CACHE%\apache-maven-%VERSION%\bin\mvn.cmd" goto run
where mvn >nul 2>nul
if errorlevel 1 (
    echo mvnw: Maven is needed to fetch Maven %VERSION%; install it 1>&2
    exit /b 1
)
if not exist "%CACHE%" mkdir "%CACHE%"
echo mvnw: fetching Maven %VERSION% 1>&2
pushd "%CACHE%"
call mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack -Dartifact=org.apache.maven:apache-maven:%VERSION%:zip:bin "-DoutputDirectory=%CACHE%" 1>&2
popd
if not exist "%CACHE%\apache-maven-%VERSION%\bin\mvn.cmd" (
    echo mvnw: Maven %VERSION% could not be fetched; see above 1>&2
    exit /b 1
)
:run
"%CACHE%\apache-maven-%VERSION%\bin\mvn.cmd" %*
